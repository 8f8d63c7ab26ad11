/**
 * 农历 from the sky, for the tests: months begin on the day of the conjunction and take their number from the sun (GB/T 33661-2017, 4.1–4.6).
 * Conjunctions by Meeus, Astronomical Algorithms (2nd ed.), chapter 49; the sun's longitude by chapter 25. It shares nothing with the
 * product's own computation.
 */

const degrees = Math.PI / 180;
const sin = (angle: number): number => Math.sin(angle * degrees);
const dayMs = 86_400_000;
/** Of 1970-01-01T00:00Z. */
const epoch = 2440587.5;

/** Whole days since 1970-01-01, of the clock at 120° E: UTC+8 (GB/T 33661-2017, 3.1). */
type Day = number;

/** Julian ephemeris day of the new moon `k` lunations after that of 2000-01-06; right within half a minute between 1980 and 2050. */
export function newMoon(k: number): number {
  const T = k / 1236.85;
  const E = 1 - 0.002516 * T - 0.0000074 * T ** 2;
  const M = 2.5534 + 29.1053567 * k - 0.0000014 * T ** 2 - 0.00000011 * T ** 3;
  const m = 201.5643 + 385.81693528 * k + 0.0107582 * T ** 2 + 0.00001238 * T ** 3 - 0.000000058 * T ** 4;
  const F = 160.7108 + 390.67050284 * k - 0.0016118 * T ** 2 - 0.00000227 * T ** 3 + 0.000000011 * T ** 4;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * T ** 2 + 0.00000215 * T ** 3;
  const terms: readonly (readonly [number, number])[] = [
    [-0.4072, m],
    [0.17241 * E, M],
    [0.01608, 2 * m],
    [0.01039, 2 * F],
    [0.00739 * E, m - M],
    [-0.00514 * E, m + M],
    [0.00208 * E * E, 2 * M],
    [-0.00111, m - 2 * F],
    [-0.00057, m + 2 * F],
    [0.00056 * E, 2 * m + M],
    [-0.00042, 3 * m],
    [0.00042 * E, M + 2 * F],
    [0.00038 * E, M - 2 * F],
    [-0.00024 * E, 2 * m - M],
    [-0.00017, node],
    [-0.00007, m + 2 * M],
    [0.00004, 2 * m - 2 * F],
    [0.00004, 3 * M],
    [0.00003, m + M - 2 * F],
    [0.00003, 2 * m + 2 * F],
    [-0.00003, m + M + 2 * F],
    [0.00003, m - M + 2 * F],
    [-0.00002, m - M - 2 * F],
    [-0.00002, 3 * m + M],
    [0.00002, 4 * m],
    [0.000325, 299.77 + 0.107408 * k - 0.009173 * T ** 2],
    [0.000165, 251.88 + 0.016321 * k],
    [0.000164, 251.83 + 26.651886 * k],
    [0.000126, 349.42 + 36.412478 * k],
    [0.00011, 84.66 + 18.206239 * k],
    [0.000062, 141.74 + 53.303771 * k],
    [0.00006, 207.14 + 2.453732 * k],
    [0.000056, 154.84 + 7.30686 * k],
    [0.000047, 34.52 + 27.261239 * k],
    [0.000042, 207.19 + 0.121824 * k],
    [0.00004, 291.34 + 1.844379 * k],
    [0.000037, 161.72 + 24.198154 * k],
    [0.000035, 239.56 + 25.513099 * k],
    [0.000023, 331.55 + 3.592518 * k],
  ];
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * T ** 2 - 0.00000015 * T ** 3 + 0.00000000073 * T ** 4;
  return terms.reduce((sum, [size, angle]) => sum + size * sin(angle), mean);
}

/** The sun's apparent longitude in degrees, 0 to 360; right within 0.01. */
export function sunAt(jde: number): number {
  const T = (jde - 2451545) / 36525;
  const M = 357.52911 + 35999.05029 * T - 0.0001537 * T ** 2;
  const centre = (1.914602 - 0.004817 * T - 0.000014 * T ** 2) * sin(M) + (0.019993 - 0.000101 * T) * sin(2 * M) + 0.000289 * sin(3 * M);
  const apparent = 280.46646 + 36000.76983 * T + 0.0003032 * T ** 2 + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * T);
  return ((apparent % 360) + 360) % 360;
}

/** s by which ephemeris time is ahead of the clocks, 2005 to 2050 (Espenak and Meeus 2006); a few seconds more than it came to be. */
function ahead(year: number): number {
  const t = year - 2000;
  return 62.92 + 0.32217 * t + 0.005589 * t * t;
}

/** Days since 1970-01-01T00:00+08:00. */
function inChina(jde: number): number {
  return jde - epoch - ahead(2000 + (jde - 2451545) / 365.25) / 86_400 + 8 / 24;
}

function sunAtBeginOf(day: Day): number {
  const jde = day - 8 / 24 + epoch;
  return sunAt(jde + ahead(2000 + (jde - 2451545) / 365.25) / 86_400);
}

export interface ComputedMonth {
  /** The lunar year, by the civil one in whose spring it begins; its month, and whether it is 闰. */
  readonly year: number;
  readonly month: number;
  readonly leap: boolean;
  /** Its first day. */
  readonly begins: string;
  /** minutes between the conjunction and the nearer midnight at UTC+8. */
  readonly fromMidnight: number;
  /** degrees between the sun at the month's beginning and the nearer of the twelve points (中气) that number months. */
  readonly fromPoint: number;
}

/** Every month from the eleventh of one lunar year to the tenth of the last. */
export function computeMonths(first: number, last: number): ComputedMonth[] {
  const begin = Math.floor((first - 2000) * 12.3685) - 2;
  const moons = Array.from({ length: Math.ceil((last - first + 2) * 12.3685) + 6 }, (_, after) => inChina(newMoon(begin + after)));
  const starts = moons.map(Math.floor);
  /** How many of the twelve points the sun has passed when a month begins: 9 behind 270°, the winter solstice. */
  const passed = (place: number): number => Math.floor(sunAtBeginOf(starts[place]!) / 30);
  const holdsPoint = (place: number): boolean => passed(place) !== passed(place + 1);
  const holdsSolstice = (place: number): boolean => passed(place) < 9 && passed(place + 1) >= 9;
  const eleventh = starts.slice(0, -1).flatMap((_, place) => (holdsSolstice(place) ? [place] : []));
  const months: ComputedMonth[] = [];
  for (const [turn, from] of eleventh.slice(0, -1).entries()) {
    const until = eleventh[turn + 1]!;
    const solsticeYear = Number(isoOf(starts[from]!).slice(0, 4));
    let month = 10;
    let leapGiven = until - from === 12;
    for (let place = from; place < until; place += 1) {
      // Of thirteen months between two solstices the first that holds no point is the leap month, and no other.
      const leap = !leapGiven && place > from && !holdsPoint(place);
      if (leap) leapGiven = true;
      else month = (month % 12) + 1;
      const part = moons[place]! - starts[place]!;
      const beyond = sunAtBeginOf(starts[place]!) % 30;
      months.push({
        year: month >= 11 ? solsticeYear : solsticeYear + 1,
        month,
        leap,
        begins: isoOf(starts[place]!),
        fromMidnight: Math.min(part, 1 - part) * 1440,
        fromPoint: Math.min(beyond, 30 - beyond),
      });
    }
  }
  return months.filter(({ year }) => year >= first && year <= last);
}

export function isoOf(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
