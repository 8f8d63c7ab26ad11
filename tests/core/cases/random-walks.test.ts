import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isClosed } from '#shared/law/marriage/index.ts';
import type { MarriageView, MarriageAction } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import {
  allDeclared,
  confirmByCouple,
  printFinalPapers,
  printPaper,
  testHall,
  testPhoto,
  typedCouple,
  witness,
  type Caller,
  getMarriage,
} from './test-desk.ts';

const { openOffline } = eachTestsHall();

/** What a registrar may try with a case; whether it is allowed is for the core to say. */
const moves: Readonly<
  Record<Exclude<MarriageAction, 'redirect'> | 'takeOver', (caller: Caller, caseId: string, picture: string) => Promise<unknown>>
> = {
  identify: (caller, caseId) => caller.call('marriage.identify', { caseId }),
  swapParties: (caller, caseId) => caller.call('marriage.swapParties', { caseId }),
  precheck: (caller, caseId) => caller.call('marriage.precheck', { caseId, bothPresent: true, askedApart: true }),
  declare: async (caller, caseId) => {
    for (const slot of ['man', 'woman'] as const) await printPaper(caller, caseId, 'declaration', slot).catch(() => null);
    return caller.call('marriage.declare', { caseId, declared: allDeclared });
  },
  photograph: (caller, caseId, picture) => caller.call('marriage.photograph', { caseId, picture, from: 'file' }),
  keepPhoto: (caller, caseId) => caller.call('marriage.keepPhoto', { caseId }),
  confirm: (caller, caseId) => confirmByCouple(caller, caseId).catch(() => null),
  reopen: (caller, caseId) => caller.call('marriage.reopen', { caseId, reason: '表格有误' }),
  recordConcern: (caller, caseId) => caller.call('marriage.recordConcern', { caseId, kind: 'other', party: null, note: '' }),
  pictureCharacter: (caller, caseId) => caller.call('characters.removePicture', { caseId, character: '\uE863' }),
  examine: (caller, caseId) => caller.call('marriage.examine', { caseId }),
  prepare: (caller, caseId) => caller.call('marriage.prepare', { caseId }),
  replaceBlank: (caller, caseId) =>
    caller.call('marriage.replaceBlank', { caseId, holder: 'woman', reason: '卡纸' }, { approval: witness }),
  voidCertificates: (caller, caseId) => caller.call('marriage.voidCertificates', { caseId, reason: '未签收' }, { approval: witness }),
  register: async (caller, caseId) => {
    await printFinalPapers(caller, caseId).catch(() => null);
    return caller.call('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
  },
  refuse: (caller, caseId) => caller.call('marriage.refuse', { caseId, grounds: [{ ground: 'notVoluntary', party: null }] }),
  cancel: (caller, caseId) => caller.call('marriage.cancel', { caseId, reason: '当事人改期' }),
  takeOver: (caller, caseId) => caller.call('cases.takeOver', { caseId, reason: '同事午休' }),
};
type Move = keyof typeof moves;

/** The next step of a case, by its holder. */
async function goOn(
  { id, state, actions, confirmation, holder }: MarriageView & { readonly holder: Caller },
  picture: string,
): Promise<void> {
  const next = forward.findLast((each) => each !== 'confirm' && actions.includes(each as MarriageAction));
  if (state === 'examined' && !confirmation?.holds) await moves.confirm(holder, id, picture);
  else await moves[next ?? 'identify'](holder, id, picture);
}

/** Mostly forward, so that walks come far; anything else in between. */
const forward: readonly Move[] = ['identify', 'precheck', 'declare', 'photograph', 'examine', 'confirm', 'prepare', 'register'];
const others = Object.keys(moves).filter((move): move is Move => !forward.includes(move as Move));
const Walk = fc.array(
  fc.record({
    move: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...others) }, { weight: 6, arbitrary: fc.constant('next' as const) }),
    which: fc.constantFrom(0, 1, 1, 1, 2),
    colleague: fc.boolean(),
  }),
  { minLength: 45, maxLength: 45 },
);

/** Walks from each of these come through to a registration, in a hall of its own. */
test.each([20261123, 20261124])(
  'M-34 whatever is tried in whatever order (%i): one registrar a case, one holder a number and a blank, and none without a confirmation that holds',
  async (seed) => {
    const staff = testHall.staff.map((each) => ({
      ...each,
      ...(each.certificate && { certificate: { number: 'ZG1', validUntil: '2027-06-30' } }),
    }));
    const { hall, registrar } = await openOffline({ config: { ...testHall, staff } });
    const colleague = hall.as('R2');
    const picture = await testPhoto();
    const couples = [typedCouple(), typedCouple(people.zhangJi, people.liJie), typedCouple(people.wangWei, people.longName)];

    const check = async (caseIds: readonly string[]) => {
      const views = await Promise.all(
        caseIds.map(async (caseId) => [await getMarriage(registrar, caseId), await getMarriage(colleague, caseId)] as const),
      );
      for (const [own, others] of views) {
        expect([own.mine, others.mine].filter(Boolean)).toHaveLength(1);
        const numbered = own.certificates !== null;
        expect(numbered, own.state).toBe(own.state === 'prepared' || own.state === 'registered');
        if (numbered) expect(own.confirmation).toMatchObject({ holds: true });
      }
      const held = views.flatMap(([{ certificates }]) => (certificates ? [certificates] : []));
      const numbers = held.map(({ registrationNumber }) => registrationNumber);
      const blanks = held.flatMap(({ manBlank, womanBlank }) => [manBlank, womanBlank]);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(new Set(blanks).size).toBe(blanks.length);
      const married = views.flatMap(([{ state, couple }]) => (state === 'registered' ? [couple.man.idNumber, couple.woman.idNumber] : []));
      expect(new Set(married).size).toBe(married.length);
      return views.map(([own, others]) => (own.mine ? { ...own, holder: registrar } : { ...others, holder: colleague }));
    };

    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(Walk, async (walk) => {
        const caseIds: string[] = [];
        for (const couple of couples) {
          const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'marriage' });
          await registrar.ask('cases.saveDraft', { caseId, revision, couple });
          caseIds.push(caseId);
        }
        let views = await check(caseIds);
        for (const { move, which, colleague: byColleague } of walk) {
          const view = views[which]!;
          if (move === 'next') await goOn(view, picture);
          else await moves[move](byColleague ? colleague : registrar, view.id, picture);
          views = await check(caseIds);
          for (const { state } of views) reached.add(state);
        }
        // What is left is brought to its end, as a registrar would before going home; one man cannot marry twice.
        const [first, , rival] = views;
        if (!isClosed(first!.state)) await moves.cancel(rival!.holder, rival!.id, picture);
        views = await check(caseIds);
        for (let step = 0; step < 10 && views.some(({ state }) => !isClosed(state)); step += 1) {
          for (const view of views) if (!isClosed(view.state)) await goOn(view, picture);
          views = await check(caseIds);
          for (const { state } of views) reached.add(state);
        }
        for (const { id: caseId, holder, state } of views) {
          if (state === 'prepared') await moves.voidCertificates(holder, caseId, picture);
          await moves.cancel(holder, caseId, picture);
        }
      }),
      { numRuns: 1, endOnFailure: true, seed },
    );
    // The walks came far enough to have had something to break.
    expect([...reached]).toEqual(expect.arrayContaining(['photographed', 'examined', 'prepared', 'registered']));
  },
  110_000,
);
