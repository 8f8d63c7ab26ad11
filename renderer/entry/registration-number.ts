import type { NumberBlock } from '#shared/contract/index.ts';
import { registrationPrefixes } from '#shared/law/registration-number.ts';

type Prefix = NumberBlock['prefix'];

/** J 结婚证, L 离婚证, BJ 补发结婚证, BL 补发离婚证. */
export const numberPrefixes: readonly Prefix[] = registrationPrefixes;

/** What a blank becomes. */
export const paperOfBlank = { marriage: 'certificate', divorce: 'divorceCertificate' } as const;

/** A number as it is printed: prefix, region code, year, six-digit serial. */
export function registrationNumber(prefix: Prefix, regionCode: string, year: number, serial: number): string {
  return `${prefix}${regionCode}-${year}-${String(serial).padStart(6, '0')}`;
}

/** A block as people compare it with the province's letter; null while it is not a block. */
export function numberRange(block: {
  readonly prefix: Prefix;
  readonly regionCode: string;
  readonly year: number;
  readonly first: number;
  readonly last: number;
}): { readonly first: string; readonly last: string; readonly count: number } | null {
  const { prefix, regionCode, year, first, last } = block;
  if (!/^\d{6}$/.test(regionCode.trim()) || !(year >= 2004 && year <= 2099) || !(first >= 1 && last >= first && last <= 999_999))
    return null;
  return {
    first: registrationNumber(prefix, regionCode.trim(), year, first),
    last: registrationNumber(prefix, regionCode.trim(), year, last),
    count: last - first + 1,
  };
}
