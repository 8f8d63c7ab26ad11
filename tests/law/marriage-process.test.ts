import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterOperations, marriageOperations } from '#shared/contract/index.ts';
import {
  actionsIn,
  draftStates,
  initialMarriageState,
  isClosed,
  marriageActionRule,
  marriagePapers,
  marriageSteps,
  nextState,
  nextStep,
} from '#shared/law/marriage/index.ts';
import { MarriageAction, MarriageState, StaffRole } from '#shared/model/index.ts';

const states = MarriageState.options;
const actions = MarriageAction.options;
const closed = ['registered', 'refused', 'redirected', 'cancelled'];

/** Every state that can be reached from one. */
function reachable(from: MarriageState): Set<MarriageState> {
  const seen = new Set<MarriageState>([from]);
  for (const state of seen) {
    for (const action of actions) {
      const next = nextState(state, action);
      if (next) seen.add(next);
    }
  }
  return seen;
}

describe('the process of a marriage', () => {
  it('reaches every state', () => {
    expect([...reachable(initialMarriageState)].sort()).toEqual([...states].sort());
  });

  it('has no dead end: every open case can still be registered and can still be ended', () => {
    for (const state of states.filter((each) => !isClosed(each))) {
      expect(reachable(state).has('registered'), state).toBe(true);
      expect(reachable(state).has('cancelled'), state).toBe(true);
      expect(reachable(state).has('refused'), state).toBe(true);
    }
  });

  it('closes a case at registered, refused, redirected and cancelled, and nowhere else', () => {
    expect(states.filter(isClosed)).toEqual(closed);
    for (const state of states.filter(isClosed)) {
      expect(actionsIn(state, StaffRole.options).filter((action) => action !== 'recordConcern')).toEqual([]);
    }
  });

  it('walks the counter’s seven steps in their order, each from the state before', () => {
    let state = initialMarriageState;
    for (const { step, state: leadsTo } of marriageSteps) {
      expect(nextStep(state)).toBe(step);
      expect(nextState(state, step)).toBe(leadsTo);
      state = leadsTo;
    }
    expect(state).toBe('registered');
    expect(nextStep(state)).toBeNull();
    expect(nextStep('refused')).toBeNull();
  });

  it.each([
    ['opened', ['identify', 'swapParties', 'refuse', 'redirect', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['identified', ['swapParties', 'precheck', 'refuse', 'redirect', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['prechecked', ['declare', 'refuse', 'redirect', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['declared', ['photograph', 'keepPhoto', 'reopen', 'refuse', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['photographed', ['photograph', 'examine', 'confirm', 'reopen', 'refuse', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['examined', ['confirm', 'reopen', 'prepare', 'refuse', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['prepared', ['replaceBlank', 'voidCertificates', 'register', 'recordConcern']],
    ['registered', ['recordConcern']],
    ['refused', ['recordConcern']],
    ['redirected', ['recordConcern']],
    ['cancelled', ['recordConcern']],
  ] as const)('M-34 in %s a registrar may %j', (state, expected) => {
    expect(actionsIn(state, ['registrar'])).toEqual(expected);
  });

  it('lets nobody but a registrar act', () => {
    const others = StaffRole.options.filter((role) => role !== 'registrar');
    for (const state of states) expect(actionsIn(state, others)).toEqual([]);
  });

  it('M-94 a concern is noted in every state, the registered one too, and changes none', () => {
    for (const state of states) {
      expect(actionsIn(state, ['registrar']), state).toContain('recordConcern');
      expect(nextState(state, 'recordConcern'), state).toBe(state);
    }
  });

  it('M-104 a prepared case keeps its number until it is registered, or voided with a witness', () => {
    expect(nextState('prepared', 'cancel')).toBeNull();
    expect(nextState('prepared', 'refuse')).toBeNull();
    expect(nextState('prepared', 'voidCertificates')).toBe('examined');
    expect(nextState('prepared', 'replaceBlank')).toBe('prepared');
  });

  it('agrees with the contract on who acts and who must approve', () => {
    for (const action of actions) {
      const operation =
        action === 'pictureCharacter' ? characterOperations['characters.setPicture'] : marriageOperations[`marriage.${action}`];
      const rule = marriageActionRule(action);
      expect(rule.roles, action).toEqual(operation.access.who);
      expect(rule.approvedBy, action).toEqual('approvedBy' in operation ? operation.approvedBy : undefined);
      const checksPapers = (operation.errors as readonly string[]).includes('case.papersNotPrinted');
      expect(rule.papers.length > 0, action).toBe(checksPapers);
      const draws = (operation.errors as readonly string[]).includes('document.overflow');
      expect(rule.produces.length > 0, action).toBe(draws);
    }
  });

  it('M-34 only registering completes the act, and only with both receipts signed', () => {
    expect(actions.filter((action) => marriageActionRule(action).completes)).toEqual(['register']);
    expect(marriageActionRule('register').materials).toEqual(['signedReceipts']);
    expect(marriageActionRule('register').papers).toEqual(['examinationForm', 'certificate']);
  });

  it('M-41 what is signed is paper that was drawn in a state before', () => {
    expect(marriageActionRule('declare').papers).toEqual(['declaration']);
    expect(marriagePapers.declaration!.drawnIn).toEqual(marriageActionRule('declare').from);
    for (const { drawnIn } of Object.values(marriagePapers)) expect(states).toEqual(expect.arrayContaining([...drawnIn]));
  });

  it('M-34 nothing the couple signed can be edited afterwards', () => {
    expect(draftStates).toEqual(['opened', 'identified', 'prechecked']);
  });

  it('whatever is tried in whatever order, a case stays in the table and a closed one stays closed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 60 }), (walk) => {
        let state = initialMarriageState;
        for (const action of walk) {
          const allowed = actionsIn(state, ['registrar']).includes(action);
          const next = nextState(state, action);
          expect(next !== null).toBe(allowed);
          if (closed.includes(state)) expect(next === null || next === state).toBe(true);
          state = next ?? state;
          expect(states).toContain(state);
        }
      }),
    );
  });
});
