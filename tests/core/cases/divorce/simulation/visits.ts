import { printPaper, witness } from '../../test-desk.ts';
import { both, callReturn, prechecked, withdraw } from '../divorce-desk.ts';
import { applicationFor, coupleOf, goOn } from './counter.ts';
import { killDuring, midnightsOf, start } from './program.ts';
import { timeOf } from './simulated-hall.ts';
import type { Wish } from './wishes.ts';
import { pointOf, standingOf, type Application, type World } from './world.ts';

type Answered = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** Both come for the first time, or anew. null: one of them has an application that is not over, and they are sent away (M-66). */
export async function apply(world: World, couple: number): Promise<Application | null> {
  const { hall, dice, applications, married } = world;
  const parties = coupleOf(couple);
  const open = applications.find((each) => each.couple === couple && each.end === null);
  const form = applicationFor(parties, married.get(couple) ?? null);
  const caseId = await prechecked(hall.registrar, parties, form).catch((thrown: Error) => {
    if (open && thrown.message.includes('inFlight')) return null;
    throw thrown;
  });
  if (caseId === null) return null;
  if (open) throw new Error(`accepted ${open.accepted}: they apply twice`);
  const accept = async () => {
    await printPaper(hall.registrar, caseId, 'divorceApplication', null);
    await hall.registrar.ask('divorce.accept', { caseId, signed: both });
  };
  if (dice.percent(7)) {
    await killDuring(world, accept, dice.int(0, 60));
    await start(world);
  }
  if (pointOf(world, caseId) !== 'coolingOff') await accept();
  const application: Application = { caseId, couple, accepted: hall.now().on, end: null, visitOn: null, issuable: false };
  applications.push(application);
  return application;
}

/** Somebody of them comes with a wish; fails where they get what the statute does not give them at this minute, or do not get what it does. */
export async function grant(world: World, application: Application, wish: Exclude<Wish, { what: 'applyAgain' }>): Promise<void> {
  const { hall, sure } = world;
  const { caseId, issuable } = application;
  const waits = application.end === null && application.visitOn === null;
  const { mayWithdraw, mayReturn } = standingOf(world, application);
  const { registrar } = hall;
  switch (wish.what) {
    case 'withdraw':
      return attempt(world, application, sure && waits && !issuable && mayWithdraw, () =>
        withdraw(hall.registrar, caseId, wish.by, wish.receiptShown),
      );
    case 'comeAlone': {
      const came = { caseId, came: wish.party, outcome: 'cameAlone', note: '' } as const;
      return attempt(world, application, waits, () => registrar.call('divorce.recordVisit', came));
    }
    case 'end': {
      const may = sure && application.end === null && pointOf(world, caseId) !== 'issuable.prepared';
      const ended = { caseId, as: wish.as, reason: '已出示证明' };
      return attempt(world, application, may, () => registrar.call('divorce.end', ended, { approval: witness }));
    }
    case 'return': {
      const wasInside = application.visitOn !== null;
      await attempt(world, application, sure && waits && issuable && mayReturn, () => callReturn(registrar, caseId));
      // Whoever is inside already goes on as they wanted then.
      if (!wasInside && application.visitOn !== null && world.sure) await stay(world, application, wish);
    }
  }
}

/** The visit goes on, whatever the hour, until where they wanted; a kill cuts it off, and it is gone on with where the screen shows it. */
async function stay(world: World, application: Application, { until, leave, minutes }: Extract<Wish, { what: 'return' }>): Promise<void> {
  const { caseId } = application;
  await passMinutes(world, minutes);
  for (let tries = 0; tries < 5 && application.visitOn !== null && pointOf(world, caseId) !== until; tries += 1)
    await attempt(world, application, true, async () => {
      await goOn(world.hall.registrar, caseId, until, world.picture);
      return { ok: true };
    });
  if (!leave || application.visitOn === null || pointOf(world, caseId) !== until) return;
  await attempt(world, application, true, () =>
    world.hall.registrar.call('divorce.leave', { caseId, outcome: 'changedTheirMind', grounds: [], note: '' }),
  );
}

/** Does it; or the program is killed within it, and the application then stands where it stood or where the law lets it be. */
async function attempt(world: World, application: Application, may: boolean, work: () => Promise<Answered>): Promise<void> {
  const { hall, dice } = world;
  const { on, minute } = hall.now();
  const before = pointOf(world, application.caseId);
  const got = (what: string) => new Error(`accepted ${application.accepted}, ${before}, ${on} ${timeOf(minute)}: ${what}`);
  if (dice.percent(7)) {
    await killDuring(world, work, dice.int(0, 40));
    const point = pointOf(world, application.caseId);
    if (point !== before && !may) throw got(`${point} by a kill`);
    adopt(world, application, point);
    await passMinutes(world, dice.int(0, 2));
    await start(world);
    return;
  }
  const answer = await work();
  if (answer.ok !== may) throw got(`should ${may ? '' : 'not '}be done, got ${JSON.stringify(answer).slice(0, 300)}`);
  adopt(world, application, pointOf(world, application.caseId));
}

/** What has been done stands; what time does is for `check`. */
function adopt(world: World, application: Application, point: string): void {
  const { on } = world.hall.now();
  if (application.end !== null) return;
  if (point === 'withdrawn' || point === 'registered' || point === 'ended')
    application.end = { as: point, on, standing: standingOf(world, application) };
  application.visitOn = point.startsWith('issuable.') ? (application.visitOn ?? on) : null;
}

export async function passMinutes(world: World, minutes: number): Promise<void> {
  const { on, minute } = world.hall.now();
  await world.hall.passTo({ on, minute: Math.min(minute + minutes, 24 * 60 - 1) }, midnightsOf(world));
}
