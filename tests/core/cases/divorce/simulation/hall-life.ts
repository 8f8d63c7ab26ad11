import { CivilDate, type CalendarYear } from '#shared/model/index.ts';
import { year2027 } from '../../../../law/year-2027.ts';
import { takeTo, testPhoto } from '../../test-desk.ts';
import { closing, createAlmanac, dayAfter, shippedYears } from './almanac.ts';
import { auditHall } from './audit.ts';
import { coupleOf } from './counter.ts';
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
}

/** Something to be done at the counter. */
interface Errand {
  readonly minute: number;
  /** Whoever finds the hall closed may not come again. */
  readonly mayBeDropped: boolean;
  run(): Promise<void>;
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
  let kept = 0;
  try {
    const diary = createDiary();
    if (dice.percent(60)) await enterCorrection(world, diary, from);
    await hall.stop();
    enterCouples(world, diary, from, couples);
    if (until > '2026-12-31' && dice.percent(70)) enterNotice(world, diary, dayAfter(from, dice.int(20, days)));
    const away = dice.percent(30) ? { from: dayAfter(from, dice.int(10, 80)), days: dice.int(8, 40) } : null;
    for (let on = from; on <= until; on = dayAfter(on)) {
      const isAway = away !== null && on >= away.from && on < dayAfter(away.from, away.days);
      await liveDay(world, diary, on, { isAway, isFirst: on === from });
    }
    await endWell(world, dayAfter(until));
    auditHall(world);
    kept = countKept(world);
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
    kept,
  };
}

function countKept({ hall }: World): number {
  const sql = `SELECT DISTINCT case_id FROM journal WHERE type = 'divorce.datesChanged' AND payload ->> '$.after.kept' IS NOT NULL`;
  return hall.rows(sql).length;
}

interface Diary {
  enter(on: string, errand: Errand): void;
  /** By the hour; they stand in it no longer. */
  take(on: string): Errand[];
}

function createDiary(): Diary {
  const entered = new Map<string, Errand[]>();
  return {
    enter: (on, errand) => void entered.set(on, [...(entered.get(on) ?? []), errand]),
    take(on) {
      const errands = entered.get(on) ?? [];
      entered.delete(on);
      return errands.toSorted((one, other) => one.minute - other.minute);
    },
  };
}

function enterCouples(world: World, diary: Diary, from: string, couples: number): void {
  const { dice, hall, married } = world;
  const applyToday = async (couple: number) => {
    const application = await apply(world, couple);
    if (application === null) return;
    const { on } = hall.now();
    for (const { at, wish } of appointments(dice, on, standingOf(world, application)))
      if (at.on >= on) diary.enter(at.on, errandOf(at.minute, application, wish));
  };
  const errandOf = (minute: number, application: Application, wish: Wish): Errand => ({
    minute,
    mayBeDropped: true,
    async run() {
      if (wish.what !== 'applyAgain') await grant(world, application, wish);
      else if (world.sure && application.end?.as !== 'registered' && application.end?.as !== 'ended') await applyToday(application.couple);
    },
  });
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

/** The holidays of 2027 are published, and two people take them in. */
function enterNotice(world: World, diary: Diary, on: string): void {
  const content = Buffer.from(JSON.stringify(year2027)).toString('base64');
  diary.enter(on, {
    minute: 15 * 60,
    mayBeDropped: false,
    async run() {
      const approval = { code: 'R1', password: 'limin-2026' };
      await world.hall.supervisor.ask('calendar.import', { fileName: '2027.json', content }, { approval });
      world.almanac.publish(year2027);
      check(world);
    },
  });
}

/** The office begins with days off that were announced too soon; later two people take in that they are none. */
async function enterCorrection(world: World, diary: Diary, from: string): Promise<void> {
  const { hall, dice, almanac } = world;
  const first = dayAfter(from, dice.int(30, 62));
  const right = shippedYears.find(({ year }) => year === Number(first.slice(0, 4)));
  if (right === undefined) return;
  const off = [0, 1, 2].map((days) => ({ date: CivilDate.parse(dayAfter(first, days)), name: '临时放假' }));
  const wrong = { ...right, off: [...right.off, ...off.filter(({ date }) => isPlain(right, date))] };
  const take = async (year: CalendarYear) => {
    const content = Buffer.from(JSON.stringify(year)).toString('base64');
    const approval = { code: 'R1', password: 'limin-2026' };
    await hall.supervisor.ask('calendar.import', { fileName: `${year.year}.json`, content }, { approval });
    almanac.publish(year);
  };
  await take(wrong);
  diary.enter(dayAfter(from, dice.int(1, 80)), {
    minute: 15 * 60,
    mayBeDropped: false,
    async run() {
      await take(right);
      check(world);
    },
  });
}

/** A day of that year about which its notice says nothing. */
function isPlain({ year, off, work }: CalendarYear, date: string): boolean {
  return date.startsWith(`${year}-`) && [...off, ...work].every((day) => day.date !== date);
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
