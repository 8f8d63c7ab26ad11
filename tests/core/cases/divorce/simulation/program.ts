import type { CalendarYear } from '#shared/model/index.ts';
import { both, callReturn, withdraw } from '../divorce-desk.ts';
import { dayAfter } from './almanac.ts';
import { openOnes, pointOf, standingOf, type World } from './world.ts';

/**
 * What time has done to every application by now, as the statute says it of a clock that nobody doubts; then whether the program
 * says the same. Asked whenever the program has had to look: at its start, after midnight, once the clock was confirmed, after a
 * year of holidays was taken in.
 */
export function check(world: World): void {
  const { hall, applications, sure } = world;
  if (sure) for (const application of openOnes(world)) bringForward(world, application);
  const sql = 'SELECT id, state, closed_on AS closedOn FROM cases';
  const rows = new Map(hall.rows<{ id: string; state: string; closedOn: string | null }>(sql).map((row) => [row.id, row]));
  for (const { caseId, accepted, end, visitOn, issuable } of applications) {
    const { state, closedOn } = rows.get(caseId)!;
    const waiting = issuable ? 'issuable' : 'coolingOff';
    const right = end === null && visitOn !== null ? state.startsWith('issuable.') : state === (end?.as ?? waiting);
    if (!right) throw new Error(`accepted ${accepted}: ${state}, should be ${end?.as ?? (visitOn ? 'a visit' : waiting)}`);
    if (end?.as === 'lapsed' && closedOn !== end.on) throw new Error(`accepted ${accepted}: lapsed on ${closedOn}, should on ${end.on}`);
  }
}

function bringForward(world: World, application: World['applications'][number]): void {
  const { on } = world.hall.now();
  if (application.visitOn !== null && application.visitOn < on) application.visitOn = null;
  if (application.visitOn !== null) return;
  const standing = standingOf(world, application);
  application.issuable = standing.inSecondPeriod;
  if (standing.hasLapsed) application.end = { as: 'lapsed', on: standing.lapsesOn, standing };
}

/**
 * What a notice does to everybody: the dates of those who wait are counted anew; and of those who lapsed by another day within the
 * longest run of days of rest, unless they have applied again since. `after`: the journal's last position before it.
 */
export function followNotice(world: World, year: CalendarYear, after: number): void {
  const { almanac, applications, hall } = world;
  almanac.publish(year);
  const moment = hall.now();
  for (const application of applications) {
    const { caseId, couple, end } = application;
    if (end === null) almanac.recount(caseId, after);
    else if (end.as === 'lapsed' && end.on > dayAfter(moment.on, -60)) {
      const wentOn = applications.findLast((each) => each.couple === couple) !== application;
      if (wentOn || !almanac.redate(caseId, after, moment)) continue;
      const standing = standingOf(world, application);
      application.end = standing.hasLapsed ? { as: 'lapsed', on: standing.lapsesOn, standing } : null;
    }
  }
}

/** The program starts; of a clock it doubts it is mostly told at once that it is right. */
export async function start(world: World, proving = false): Promise<void> {
  const { hall, dice } = world;
  await hall.start(proving);
  world.starts += 1;
  world.sure = await hall.isClockSure();
  check(world);
  if (!world.sure && dice.percent(75)) await confirmClock(world);
  await openOfflineDay(world);
}

export async function confirmClock(world: World): Promise<void> {
  await world.hall.confirmClock();
  world.sure = true;
  check(world);
}

async function openOfflineDay({ sure, hall }: World): Promise<void> {
  if (!sure) return;
  const opened = await hall.supervisor.call('office.openOfflineRegistration', { reason: '省平台线路检修' });
  if (!opened.ok && opened.error.code !== 'offline.alreadyOpen') throw new Error(opened.error.code);
}

/** kill -9 some turns of the event loop into something; the program is not started again yet. */
export async function killDuring(world: World, work: () => Promise<unknown>, turns: number): Promise<void> {
  await world.hall.killDuring(work, turns);
  world.kills += 1;
}

/** Somebody's finger was in the settings: a year ahead is always noticed, a week back where anything was done since. */
export async function startWithWrongClock(world: World): Promise<void> {
  const { hall, dice, applications } = world;
  const days = dice.one([365, -7]);
  hall.misset(days);
  await hall.start(false);
  world.starts += 1;
  const noticed = !(await hall.isClockSure());
  if (!noticed && days > 0) throw new Error('nobody noticed a year');
  const before = world.sure;
  world.sure = false;
  check(world);
  if (noticed && applications.length > 0) {
    const { caseId } = dice.one(applications);
    refused(await callReturn(hall.registrar, caseId));
    refused(await withdraw(hall.registrar, caseId, 'woman'));
    check(world);
  }
  world.sure = before;
  await hall.stop();
  hall.misset(-days);
}

/** For midnights that a running program sees: in the seconds before it has looked at its clock nothing of yesterday may be done. */
export function midnightsOf(world: World) {
  const { hall } = world;
  return {
    async before() {
      for (const application of openOnes(world)) {
        const { caseId } = application;
        const { hasLapsed, inSecondPeriod } = standingOf(world, application);
        const point = pointOf(world, caseId);
        if (point === 'issuable.prepared')
          refused(await hall.registrar.call('divorce.register', { caseId, signedForReceipt: both, certificatesMarked: true }));
        else if (point === 'issuable.examined') refused(await hall.registrar.call('divorce.prepare', { caseId }));
        else if (point === 'issuable' && hasLapsed) refused(await callReturn(hall.registrar, caseId));
        else if (point === 'coolingOff' && inSecondPeriod) refused(await withdraw(hall.registrar, caseId, 'man'));
      }
    },
    async after() {
      check(world);
      await openOfflineDay(world);
    },
  };
}

function refused(answer: { readonly ok: boolean }): void {
  if (answer.ok) throw new Error(`done and should not be: ${JSON.stringify(answer).slice(0, 200)}`);
}
