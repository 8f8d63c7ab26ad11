import { CivilDate, slots, type CalendarYear, type Slot } from '#shared/model/index.ts';
import { year2027 } from '../../../../law/year-2027.ts';
import { printPaper } from '../../test-desk.ts';
import { dayAfter, shippedYears } from './almanac.ts';
import type { Diary } from './diary.ts';
import { check, followNotice } from './program.ts';
import { openOnes, pointOf, type Application, type World } from './world.ts';

const approval = { code: 'R1', password: 'limin-2026' };

/** The holidays of 2027 are published, and two people take them in. */
export function enterNotice(world: World, diary: Diary, on: string): void {
  diary.enter(on, { minute: 15 * 60, mayBeDropped: false, run: () => takeIn(world, diary, year2027) });
}

interface Time {
  readonly from: string;
  readonly days: number;
}

/**
 * The office mostly begins with days off that were announced too soon. Later two people take in that they are none; or that there
 * are others, to come or past, and in the days between some couples apply again whose time was not over by them.
 */
export async function enterCorrections(
  world: World,
  diary: Diary,
  { from, days }: Time,
  applyToday: (couple: number) => Promise<void>,
): Promise<void> {
  const { dice } = world;
  if (dice.percent(70)) await takeIn(world, diary, withDaysOff(dayAfter(from, dice.int(30, 62)), 3));
  const corrections = dice.int(3, 6);
  for (let correction = 0; correction < corrections; correction += 1)
    diary.enter(dayAfter(from, dice.percent(60) ? dice.int(62, 95) : dice.int(1, days - 5)), {
      minute: 15 * 60,
      mayBeDropped: false,
      async run() {
        const { on } = world.hall.now();
        if (dice.percent(35)) return takeIn(world, diary, withDaysOff(on, 0));
        const lately = world.applications.filter(({ end }) => end?.as === 'lapsed' && end.on > dayAfter(on, -7));
        // Their last day was none, or another one was.
        const first = lately.length > 0 && dice.percent(60) ? dayAfter(dice.one(lately).end!.on, -1) : dayAfter(on, dice.int(-6, 40));
        const year = withDaysOff(first, dice.int(2, 8));
        if (lately.length > 0 && dice.percent(30)) await applyToday(dice.one(lately).couple);
        if (world.sure) await takeIn(world, diary, year);
      },
    });
}

/** The notice of a day's year with days off from it on; null where no notice of that year is there to be wrong. */
function withDaysOff(first: string, days: number): CalendarYear | null {
  const right = shippedYears.find(({ year }) => year === Number(first.slice(0, 4)));
  if (right === undefined) return null;
  const off = Array.from({ length: days }, (_, at) => ({ date: CivilDate.parse(dayAfter(first, at)), name: '临时放假' }));
  return { ...right, off: [...right.off, ...off.filter(({ date }) => isPlain(right, date))] };
}

/** A day of that year about which its notice says nothing. */
function isPlain({ year, off, work }: CalendarYear, date: string): boolean {
  return date.startsWith(`${year}-`) && [...off, ...work].every((day) => day.date !== date);
}

async function takeIn(world: World, diary: Diary, year: CalendarYear | null): Promise<void> {
  if (year === null || world.almanac.knows(year)) return;
  const { hall, dice } = world;
  const content = Buffer.from(JSON.stringify(year)).toString('base64');
  const [head] = hall.rows<{ position: number }>('SELECT max(position) AS position FROM journal');
  await hall.supervisor.ask('calendar.import', { fileName: `${year.year}.json`, content }, { approval });
  followNotice(world, year, head!.position);
  check(world);
  for (const application of openOnes(world).filter(({ caseId }) => world.almanac.isUntold(caseId) && dice.percent(25)))
    diary.enter(dayAfter(hall.now().on, dice.int(0, 6)), {
      minute: dice.int(9 * 60, 16 * 60),
      mayBeDropped: true,
      run: () => giveReceipts(world, application),
    });
}

/** Receipts with the dates of now: for one or both, told or not, and now and then drawn once more and left in the program. */
async function giveReceipts(world: World, application: Application): Promise<void> {
  const { hall, dice, almanac } = world;
  const { caseId } = application;
  if (!world.sure || !['coolingOff', 'issuable'].includes(pointOf(world, caseId)) || !almanac.isUntold(caseId)) return;
  const to: readonly Slot[] = dice.percent(50) ? slots : [dice.one(slots)];
  for (const party of to) await printPaper(hall.registrar, caseId, 'acceptanceReceipt', party);
  almanac.print(caseId);
  if (to.length === 2 && dice.percent(40)) {
    await hall.registrar.ask('divorce.told', { caseId });
    almanac.tell(caseId);
  } else if (dice.percent(50)) {
    await hall.registrar.ask('documents.draw', { caseId, kind: 'acceptanceReceipt', party: to[0]! });
  }
}
