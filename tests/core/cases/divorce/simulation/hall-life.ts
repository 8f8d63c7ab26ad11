import { takeTo, testPhoto } from '../../test-desk.ts';
import { closing, createAlmanac, dayAfter } from './almanac.ts';
import { auditHall } from './audit.ts';
import { enterCorrections, enterNotice } from './corrections.ts';
import { coupleOf } from './counter.ts';
import { createDiary, type Diary, type Errand } from './diary.ts';
import { createDice, type Dice } from './dice.ts';
import { check, confirmClock, killDuring, midnightsOf, start, startWithWrongClock } from './program.ts';
import { openSimulatedHall, timeOf } from './simulated-hall.ts';
import { apply, grant, passMinutes } from './visits.ts';
import { appointments, type Wish } from './wishes.ts';
import { configOf, standingOf, type Application, type World } from './world.ts';

/** 条例 2025 is the first law the program knows; the last couples apply in a year whose holidays are not published. */
const firstDay = '2025-05-12';
const possibleDays = 640;
/** Days over which couples apply; and after the last of them both periods, rolled over the longest holiday, and some. */
const applyingDays = 24;
const days = applyingDays + 90;

export interface LifeOfAHall {
  readonly from: string;
  readonly applications: number;
  /** How many came to which end; `open`: a year of holidays was never taken in. */
  readonly ends: Readonly<Record<string, number>>;
  readonly starts: number;
  readonly kills: number;
  /** Applications with a printed day that a correction would have set earlier, and did not. */
  readonly kept: number;
  /** Lapses that were none by a correction, and those that were of another day. */
  readonly resumed: number;
  readonly redated: number;
}

/** One hall from the day on which the first couples apply until all periods are over: the same for the same seed. */
export async function liveThrough(seed: number, couples: number): Promise<LifeOfAHall> {
  const dice = createDice(seed);
  const policy = dice.one(['WIDE', 'HOLIDAY_ONLY'] as const);
  const from = dayAfter(firstDay, dice.int(0, possibleDays));
  const until = dayAfter(from, days);
  const hall = await openSimulatedHall(configOf(policy), { on: from, minute: 8 * 60 });
  const world: World = {
    hall,
    dice,
    almanac: createAlmanac(policy),
    applications: [],
    married: new Map(),
    picture: await testPhoto(),
    sure: true,
    starts: 0,
    kills: 0,
  };
  let counts = { kept: 0, resumed: 0, redated: 0 };
  try {
    const diary = createDiary();
    const applyToday = applying(world, diary);
    if (dice.percent(85)) await enterCorrections(world, diary, { from, days }, applyToday);
    await hall.stop();
    enterCouples(world, diary, { from, couples }, applyToday);
    if (until > '2026-12-31' && dice.percent(70)) enterNotice(world, diary, dayAfter(from, dice.int(20, days)));
    const away = dice.percent(30) ? { from: dayAfter(from, dice.int(10, 80)), days: dice.int(8, 40) } : null;
    for (let on = from; on <= until; on = dayAfter(on)) {
      const isAway = away !== null && on >= away.from && on < dayAfter(away.from, away.days);
      await liveDay(world, diary, on, { isAway, isFirst: on === from });
    }
    await endWell(world, dayAfter(until));
    auditHall(world);
    counts = countCorrected(world);
    await hall.stop();
    hall.verify();
  } catch (thrown) {
    const { on, minute } = hall.now();
    throw new Error(`seed ${seed}, ${policy}, ${on} ${timeOf(minute)}: ${(thrown as Error).message}`, { cause: thrown });
  } finally {
    await hall.close();
  }
  const { applications, starts, kills } = world;
  const ends = Object.groupBy(applications, ({ end }) => end?.as ?? 'open');
  return {
    from,
    applications: applications.length,
    ends: Object.fromEntries(Object.entries(ends).map(([as, them]) => [as, them.length])),
    starts,
    kills,
    ...counts,
  };
}

function countCorrected({ hall }: World) {
  const rows = (where: string) => hall.rows(`SELECT DISTINCT case_id FROM journal WHERE ${where}`).length;
  return {
    kept: rows(`type = 'divorce.datesChanged' AND payload ->> '$.after.kept' IS NOT NULL`),
    resumed: rows(`type = 'divorce.issueResumed'`),
    redated: rows(`type = 'divorce.lapseRedated'`),
  };
}

/** A couple apply, and what they will come for is entered. */
function applying(world: World, diary: Diary): (couple: number) => Promise<void> {
  const { dice, hall } = world;
  const errandOf = (minute: number, application: Application, wish: Wish): Errand => ({
    minute,
    mayBeDropped: true,
    async run() {
      if (wish.what !== 'applyAgain') await grant(world, application, wish);
      else if (world.sure && application.end?.as !== 'registered' && application.end?.as !== 'ended') await applyToday(application.couple);
    },
  });
  const applyToday = async (couple: number) => {
    const application = await apply(world, couple);
    if (application === null) return;
    const { on } = hall.now();
    for (const { at, wish } of appointments(dice, on, standingOf(world, application)))
      if (at.on >= on) diary.enter(at.on, errandOf(at.minute, application, wish));
  };
  return applyToday;
}

interface Couples {
  readonly from: string;
  readonly couples: number;
}

function enterCouples(world: World, diary: Diary, { from, couples }: Couples, applyToday: (couple: number) => Promise<void>): void {
  const { dice, hall, married } = world;
  for (let couple = 0; couple < couples; couple += 1)
    diary.enter(dayAfter(from, couple === 0 ? 0 : dice.int(0, applyingDays)), {
      minute: dice.int(9 * 60, closing),
      mayBeDropped: false,
      async run() {
        if (couple % 12 === 0) {
          const { certificates } = await takeTo(hall.registrar, 'registered', coupleOf(couple));
          married.set(couple, { number: certificates!.registrationNumber, on: hall.now().on });
        }
        await applyToday(couple);
      },
    });
}

interface Day {
  /** Nobody is in the hall, for days or weeks. */
  readonly isAway: boolean;
  readonly isFirst: boolean;
}

async function liveDay(world: World, diary: Diary, on: string, { isAway, isFirst }: Day): Promise<void> {
  const { hall, dice } = world;
  const errands = diary.take(on);
  const postpone = (these: readonly Errand[]) => {
    for (const errand of these) if (!errand.mayBeDropped || dice.percent(50)) diary.enter(dayAfter(on), errand);
  };
  const midnights = midnightsOf(world);
  await hall.passTo({ on, minute: 0 }, midnights);
  if (!hall.isOn()) {
    if (isAway || (!isFirst && dice.percent(15))) return postpone(errands);
    await hall.passTo({ on, minute: morning(dice) }, midnights);
    if (dice.percent(6)) await startWithWrongClock(world);
    await start(world, dice.percent(4));
  }
  for (const errand of errands) {
    await hall.passTo({ on, minute: errand.minute }, midnights);
    if (dice.percent(4)) await restart(world);
    if (world.sure || errand.mayBeDropped) await errand.run();
    else postpone([errand]);
  }
  check(world);
  if (isAway || dice.percent(55)) await goHome(world, on);
}

/** Mostly before it opens; now and then somebody was there when the day began. */
function morning(dice: Dice): number {
  return dice.percent(10) ? dice.int(0, 2) : dice.int(8 * 60, 10 * 60);
}

async function restart(world: World): Promise<void> {
  await world.hall.stop();
  await passMinutes(world, world.dice.int(0, 3));
  await start(world);
}

/** After closing, or a minute or two before midnight; some switch the PC off without a word, some start it again at once. */
async function goHome(world: World, on: string): Promise<void> {
  const { hall, dice } = world;
  const minute = dice.percent(60) ? closing + dice.int(0, 120) : 24 * 60 - dice.int(1, 2);
  await hall.passTo({ on, minute }, midnightsOf(world));
  if (dice.percent(80)) return hall.stop();
  await killDuring(world, () => Promise.resolve(), 0);
  if (dice.percent(50)) await start(world);
}

/** The last day: the program is started once more, and two people say that its clock is right. */
async function endWell(world: World, on: string): Promise<void> {
  const { hall } = world;
  await hall.passTo({ on, minute: 9 * 60 }, midnightsOf(world));
  if (!hall.isOn()) await start(world, true);
  if (!world.sure) await confirmClock(world);
}
