import type { SpokenCall } from '#shared/model/index.ts';

/** `12:00-13:30 17:00-18:00`, with any marks between; null when one of them is no time of the day that ends after it begins. */
export function readQuietTimes(text: string): SpokenCall['quiet'] | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return [];
  const times = plain.split(/[\s,、;]+/u).map((each) => /^(\d{1,2}:\d{2})[-–—~至到](\d{1,2}:\d{2})$/u.exec(each));
  const quiet = times.flatMap((found) => (found ? [{ from: found[1]!.padStart(5, '0'), until: found[2]!.padStart(5, '0') }] : []));
  const good = ({ from, until }: (typeof quiet)[number]): boolean =>
    [from, until].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/u.test(time)) && from < until;
  return quiet.length === times.length && quiet.length <= 6 && quiet.every(good) ? quiet : null;
}

export function quietWords(quiet: SpokenCall['quiet']): string {
  return quiet.map(({ from, until }) => `${from}-${until}`).join(' ');
}
