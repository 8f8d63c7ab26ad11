/** 结婚证字号: `J` + GB/T 2260 code of the authority + year + running number of the year, e.g. `J110101-2026-000001`. */
export interface RegistrationNumber {
  /** J 结婚, L 离婚, BJ 补发结婚证, BL 补发离婚证. */
  readonly prefix: RegistrationPrefix;
  readonly regionCode: string;
  readonly year: number;
  /** 1 … 999 999, from 1 each year. */
  readonly sequence: number;
}

export const registrationPrefixes = ['J', 'L', 'BJ', 'BL'] as const;
export type RegistrationPrefix = (typeof registrationPrefixes)[number];

export const registrationNumberPattern = /^(J|L|BJ|BL)(\d{6})-(\d{4})-(\d{6})$/;

/** Throws on a part out of range: a number is never quietly cut or padded wrong. */
export function formatRegistrationNumber({ prefix, regionCode, year, sequence }: RegistrationNumber): string {
  const parts = [/^\d{6}$/.test(regionCode), inRange(year, 1900, 9999), inRange(sequence, 1, 999_999)];
  if (parts.includes(false)) throw new RangeError(`no registration number: ${prefix} ${regionCode} ${year} ${sequence}`);
  return `${prefix}${regionCode}-${year}-${String(sequence).padStart(6, '0')}`;
}

/** null when it is not written in this form; older offices wrote others. */
export function parseRegistrationNumber(text: string): RegistrationNumber | null {
  const parts = registrationNumberPattern.exec(text);
  if (!parts) return null;
  const [, prefix, regionCode, year, sequence] = parts;
  const number = { prefix: prefix as RegistrationPrefix, regionCode: regionCode!, year: Number(year), sequence: Number(sequence) };
  return inRange(number.year, 1900, 9999) && number.sequence > 0 ? number : null;
}

function inRange(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
