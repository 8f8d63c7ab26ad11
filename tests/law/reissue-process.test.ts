import { describe, expect, it } from 'vitest';
import {
  initialReissueState,
  isReissueClosed,
  nextReissueState,
  nextReissueStep,
  reissueActionRule,
  reissueActionsIn,
  reissueDraftStates,
  reissuePapers,
  reissueSteps,
} from '#shared/law/reissue/index.ts';
import { ReissueAction, ReissueState, ReissueStep, StaffRole } from '#shared/model/index.ts';

const states = ReissueState.options;

function reachable(from: ReissueState): Set<ReissueState> {
  const seen = new Set([from]);
  for (const state of seen) for (const action of ReissueAction.options) seen.add(nextReissueState(state, action) ?? state);
  return seen;
}

describe('the process of a reissue', () => {
  it('M-81 walks 初审, 受理, 审查, 发证 in order, and no step before the one it follows', () => {
    let state = initialReissueState;
    for (const [index, { step, state: to }] of reissueSteps.entries()) {
      expect(nextReissueStep(state)).toBe(step);
      for (const later of ReissueStep.options.slice(index + 1)) expect(nextReissueState(state, later)).toBeNull();
      state = nextReissueState(state, step)!;
      expect(state).toBe(to);
    }
    expect(state).toBe('issued');
    expect(nextReissueStep(state)).toBeNull();
    expect(reissueSteps.map(({ step }) => step)).toEqual(ReissueStep.options);
  });

  it('reaches every state, and from every open one both an end with and one without a certificate', () => {
    expect([...reachable(initialReissueState)].sort()).toEqual([...states].sort());
    for (const state of states.filter((each) => !isReissueClosed(each))) {
      const ends = reachable(state);
      expect([ends.has('issued'), ends.has('refused'), ends.has('cancelled')], state).toEqual([true, true, true]);
    }
  });

  it('is closed when issued, refused or cancelled, where nothing but a concern is taken down', () => {
    expect(states.filter(isReissueClosed)).toEqual(['issued', 'refused', 'cancelled']);
    for (const state of states.filter(isReissueClosed)) expect(reissueActionsIn(state, StaffRole.options)).toEqual(['recordConcern']);
  });

  it('M-103 gives a number and its blanks up only before a witness, and never by refusing or cancelling', () => {
    expect(reissueActionRule('voidCertificates').approvedBy).toEqual(['supervisor', 'approver', 'registrar']);
    expect(reissueActionsIn('prepared', ['registrar'])).toEqual(['replaceBlank', 'voidCertificates', 'issue', 'recordConcern']);
    expect(nextReissueState('prepared', 'voidCertificates')).toBe('examined');
  });

  it('nobody but a registrar does anything in it', () => {
    for (const state of states) expect(reissueActionsIn(state, StaffRole.exclude(['registrar']).options)).toEqual([]);
  });

  it('M-85a the declaration is drawn while the form may still be changed, and no longer once it is signed', () => {
    expect(reissueActionRule('declare').papers).toEqual(['reissueDeclaration']);
    expect(reissuePapers.reissueDeclaration).toEqual({ drawnIn: ['prechecked'], perParty: true });
    expect(reissueDraftStates).toEqual(['received', 'identified', 'prechecked']);
  });
});
