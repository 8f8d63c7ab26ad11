import type { NewNumberBlock } from '#shared/contract/index.ts';

/** 字号: what it is made of. */
export interface RegistrationNumberParts {
  readonly prefix: NewNumberBlock['prefix'];
  /** GB/T 2260. */
  readonly regionCode: string;
  readonly year: number;
  /** 1 … 999999, each year anew. */
  readonly sequence: number;
}

/** `J110101-2010-000001`: prefix, region, year, number of the year. */
export function formatRegistrationNumber({ prefix, regionCode, year, sequence }: RegistrationNumberParts): string {
  return `${prefix}${regionCode}-${year}-${String(sequence).padStart(6, '0')}`;
}

/** null: not a number of the form this office gives out. */
export function parseRegistrationNumber(text: string): RegistrationNumberParts | null {
  const match = /^(J)(\d{6})-(\d{4})-(\d{6})$/.exec(text);
  if (!match) return null;
  return { prefix: 'J', regionCode: match[2]!, year: Number(match[3]), sequence: Number(match[4]) };
}
