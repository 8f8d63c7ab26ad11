import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { ClockState, HistoryRow } from '#shared/contract/index.ts';
import { civilDateAt } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { confirmByCouple, printFinalPapers, takeTo, testHall, typedCouple, witness, aMorning } from '../cases/test-desk.ts';
import { openClockDesk } from './clock-desk.ts';

/** A walk of 60 happenings takes half a minute. */
const runs = process.env['TONGXIN_LONG'] ? 20 : 1;

/** What happens to a hall's clock and to two couples; true time and the PC's clock go their own ways. */
const Happening = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.constantFrom(1, 30, 600, 1440, 3000) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('jump' as const),
      minutes: fc.constantFrom(-1, 1, -30, 45, -1440, 1440, -3000, 2900, 30_000),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ what: 'putRight' as const }) },
  // Honest people read the true time; careless ones copy it from the PC.
  { weight: 3, arbitrary: fc.record({ what: fc.constant('confirm' as const), careless: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ what: 'reopen' as const }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('work' as const), couple: fc.constantFrom(0, 1) }) },
);

test('whatever happens to the clock: an act is registered on the date it was prepared, none while the clock is doubted, and dates go back only behind what a confirmation marked', async () => {
  const seen = { states: new Set<ClockState>(), prepared: 0, registered: 0, marked: 0 };
  const config = { ...testHall, blankBatches: [{ kind: 'marriage' as const, first: 'A00000001', last: 'A00000400' }] };
  await fc.assert(
    fc.asyncProperty(fc.array(Happening, { minLength: 60, maxLength: 60 }), async (happenings) => {
      const desk = await openClockDesk(aMorning, config);
      let truth = Temporal.Instant.from(aMorning);
      try {
        const caseIds = [
          (await takeTo(desk.registrar, 'photographed')).id,
          (await takeTo(desk.registrar, 'photographed', typedCouple(people.zhangJi, people.liJie))).id,
        ];
        /** In the order it was done: date of each preparation and registration, by number. */
        const acts: { readonly number: string; readonly on: string; readonly act: 'prepared' | 'registered' }[] = [];

        const work = async (caseId: string): Promise<void> => {
          await desk.openOfflineDay();
          const { state } = await desk.view();
          const before = await desk.registrar.ask('cases.get', { caseId });
          if (before.state === 'registered') return;
          if (before.state === 'photographed') await desk.registrar.call('marriage.examine', { caseId });
          if (before.state === 'prepared') {
            await printFinalPapers(desk.registrar, caseId);
            const signedForReceipt = { man: true, woman: true };
            const registered = await desk.registrar.call('marriage.register', { caseId, signedForReceipt });
            if (registered.ok) {
              expect(state).toBe('sure');
              acts.push({ number: before.certificates!.registrationNumber, on: desk.clock.today(), act: 'registered' });
            } else if (registered.error.code === 'case.notSameDay')
              await desk.registrar.ask('marriage.voidCertificates', { caseId, reason: '不是同一天' }, { approval: witness });
            else expect(registered.error.code).toMatch(/clock\.unsure|case\.refusedByLaw/);
            return;
          }
          if ((await desk.registrar.ask('cases.get', { caseId })).state !== 'examined') return;
          await confirmByCouple(desk.registrar, caseId);
          const prepared = await desk.registrar.call('marriage.prepare', { caseId });
          if (!prepared.ok) return;
          expect(state).toBe('sure');
          acts.push({ number: prepared.value.certificates!.registrationNumber, on: desk.clock.today(), act: 'prepared' });
        };

        for (const happening of happenings) {
          if (happening.what === 'wait') {
            truth = truth.add({ minutes: happening.minutes });
            desk.clock.advance({ minutes: happening.minutes });
          } else if (happening.what === 'jump') desk.clock.set(desk.clock.now().add({ minutes: happening.minutes }));
          else if (happening.what === 'putRight') desk.clock.set(truth);
          else if (happening.what === 'reopen') await desk.reopen();
          else if (happening.what === 'confirm') await desk.confirm(happening.careless ? undefined : truth.toString());
          else await work(caseIds[happening.couple]!);
          seen.states.add((await desk.view()).state);
        }

        const marked = new Set(desk.everMarked());
        for (const { number, on, act } of acts)
          if (act === 'registered') expect(acts.find((other) => other.number === number && other.act === 'prepared')!.on).toBe(on);
        const unmarked = acts.filter(({ number }) => !marked.has(number)).map(({ on }) => on);
        expect(unmarked).toEqual(unmarked.toSorted());
        // The journal says the same as the answers did.
        for (const caseId of caseIds) {
          const rows = (await desk.registrar.ask('cases.history', { caseId })) as HistoryRow[];
          const journaled = rows.filter(({ action }) => action === 'prepare' || action === 'register');
          for (const { at } of journaled) expect(acts.map(({ on }) => on)).toContain(civilDateAt(Temporal.Instant.from(at)));
        }
        seen.prepared += acts.filter(({ act }) => act === 'prepared').length;
        seen.registered += acts.filter(({ act }) => act === 'registered').length;
        seen.marked += marked.size;
      } finally {
        await desk.close();
      }
    }),
    { numRuns: runs, endOnFailure: true, seed: 20261123 },
  );
  console.log(
    `clock walks: ${runs} × 60 happenings, ${seen.prepared} prepared, ${seen.registered} registered, ${seen.marked} marked; ${[...seen.states].sort().join(' ')}`,
  );
  expect([...seen.states]).toEqual(expect.arrayContaining(['sure', 'behind', 'jumped']));
  expect(Math.min(seen.prepared, seen.registered)).toBeGreaterThan(0);
}, 600_000);
