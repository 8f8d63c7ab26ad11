import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSetClock } from '#core/store/index.ts';
import type { Temporal } from 'temporal-polyfill';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { officeTimeZone, type Couple, type Slot } from '#shared/model/index.ts';
import { accept, divorceHall, prechecked, prepare, register, withdraw, witness } from '../core/cases/divorce/divorce-desk.ts';
import { createTestDesk, type Caller } from '../core/cases/test-desk.ts';
import { year2027 } from '../law/year-2027.ts';
import { passwords } from './hall-store.ts';
import { longStaffNames, printableOffice } from './looks-hall.ts';
import { couples, marks } from './looks-people.ts';

/** Monday, 10:00: one application may be withdrawn for the last time, and one is at the last day for certificates. */
export const lookedAt = '2026-11-23T10:00:00+08:00';

/** Every application of the hall, by what it is; its mark ends the man's name. */
export const waiting = [
  'lapsed',
  'lastDay',
  'issuable',
  'registered',
  'lastToWithdraw',
  'coolingOff',
  'withdrawn',
  'ended',
  'provisional',
  'refused',
] as const;
export type Waiting = (typeof waiting)[number] | 'toldAnew';

export function markOfDivorce(called: Waiting): string {
  return marks[called === 'toldAnew' ? waiting.length : waiting.indexOf(called)]!;
}

/** The residents of the other cases, married to each other; he may be rung about it. */
function spouses(called: Waiting): Couple {
  const { man, woman } = couples.residents(markOfDivorce(called));
  return {
    man: { ...man, maritalStatus: null, phone: '13800000001', phoneConsent: true },
    woman: { ...woman, maritalStatus: null },
  };
}

/** The hall of the core's tests in long words, with a counsellor. */
const longDivorceHall: HallConfigInput = {
  ...divorceHall,
  office: { ...divorceHall.office, ...printableOffice },
  staff: [
    ...divorceHall.staff.map((member) => ({ ...member, name: longStaffNames[member.code] ?? member.name })),
    { code: 'C1', name: '阿依古丽·示例木拉提', roles: ['counsellor'], password: 'counsellor-2026' },
  ],
};

export interface PreparedDivorces {
  readonly store: string;
  remove(): void;
}

/**
 * A training store with applications at every point between the visits, and after: closed for the program to open. With `imported`
 * the holidays of 2027 were taken in after one was accepted, and its couple must be told.
 */
export async function prepareDivorces({ imported = false }: { readonly imported?: boolean } = {}): Promise<PreparedDivorces> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-looks-'));
  const prepared = { store: join(dir, 'store'), remove: () => rmSync(dir, { recursive: true, force: true }) };
  const clock = createSetClock('2026-09-03T02:00:00Z');
  const hall = await createTestDesk({ dir, config: longDivorceHall, pcClock: clock });
  const [registrar, supervisor] = [hall.as('R1'), hall.as('S1')];
  const ids = new Map<Waiting, string>();
  const on = async (local: string): Promise<void> => {
    clock.advance({ milliseconds: Date.parse(`${local}:00+08:00`) - clock.now().epochMilliseconds });
    await confirmClock(supervisor, clock.now());
  };
  const take = async (called: Waiting): Promise<void> => {
    ids.set(called, (await accept(registrar, spouses(called))).id);
  };
  try {
    if (imported) {
      await on('2026-11-20T10:00');
      await take('toldAnew');
      const content = Buffer.from(JSON.stringify(year2027)).toString('base64');
      await supervisor.ask('calendar.import', { fileName: '2027.json', content }, { approval: registrarWitness });
      await on('2026-11-23T09:00');
      return prepared;
    }
    await take('lapsed');
    await on('2026-09-23T10:00');
    await take('lastDay');
    await on('2026-10-12T10:00');
    for (const called of ['issuable', 'registered'] as const) await take(called);
    await on('2026-10-22T10:00');
    await take('lastToWithdraw');
    await on('2026-11-10T10:00');
    for (const called of ['coolingOff', 'withdrawn', 'ended'] as const) await take(called);
    await on('2026-11-20T10:00');
    await take('provisional');
    await on('2026-11-23T09:00');
    const caseId = (called: Waiting): string => ids.get(called)!;
    await counsel(hall.as('C1'), caseId);
    await registrar.ask('divorce.recordVisit', {
      caseId: caseId('issuable'),
      came: 'woman',
      outcome: 'cameAlone',
      note: '女方到场询问证件遗失如何办理',
    });
    await registrar.ask('divorce.recordVisit', {
      caseId: caseId('issuable'),
      came: null,
      outcome: 'disagreed',
      grounds: [{ ground: 'disagrees', party: 'man' }],
    });
    await withdraw(registrar, caseId('withdrawn'), 'woman', false);
    await registrar.ask(
      'divorce.end',
      { caseId: caseId('ended'), as: 'courtDivorce', reason: '已查验清江县人民法院（2026）清民初字第123号民事调解书' },
      { approval: witness },
    );
    const refused = await prechecked(registrar, spouses('refused'));
    await registrar.ask('divorce.refuse', { caseId: refused, grounds: [{ ground: 'noAgreement', party: null }], note: '' });
    await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    await prepare({ registrar } as Parameters<typeof prepare>[0], caseId('registered'));
    await register(registrar, caseId('registered'));
    return prepared;
  } finally {
    await hall.desk.close();
  }
}

/** One couple stayed together, and one goes on thinking about it. */
async function counsel(counsellor: Caller, idOf: (called: Waiting) => string): Promise<void> {
  const note = '双方谈及孩子上学与老人照料；约定先分别写下三件事，下次再谈。';
  const record = (called: Waiting, came: Slot | null, outcome: 'reconciled' | 'continues') =>
    counsellor.ask('counselling.record', { caseId: idOf(called), came, outcome, note, nextOn: null });
  await record('withdrawn', null, 'reconciled');
  await record('issuable', 'woman', 'continues');
}

/** Beside the supervisor. */
const registrarWitness = { code: 'R1', password: passwords.R1 };

async function confirmClock(supervisor: Caller, now: Temporal.Instant): Promise<void> {
  const { clock } = await supervisor.ask('office.get', {});
  if (clock.state === 'sure') return;
  const local = now.toZonedDateTimeISO(officeTimeZone);
  const read = { today: local.toPlainDate().toString() as never, time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
  await supervisor.ask('clock.confirm', { ...read, reason: '按手机时间核对' }, { approval: registrarWitness });
}
