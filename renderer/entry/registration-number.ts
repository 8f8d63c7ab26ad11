/** 结婚证字号 as printed: J, region code, year, six-digit serial. */
export function registrationNumber(regionCode: string, year: number, serial: number): string {
  return `J${regionCode}-${year}-${String(serial).padStart(6, '0')}`;
}

/** A block as people compare it with the province's letter; null while it is not a block. */
export function numberRange(block: {
  readonly regionCode: string;
  readonly year: number;
  readonly first: number;
  readonly last: number;
}): { readonly first: string; readonly last: string; readonly count: number } | null {
  const { regionCode, year, first, last } = block;
  if (!/^\d{6}$/.test(regionCode.trim()) || !(year >= 2004 && year <= 2099) || !(first >= 1 && last >= first && last <= 999_999))
    return null;
  return {
    first: registrationNumber(regionCode.trim(), year, first),
    last: registrationNumber(regionCode.trim(), year, last),
    count: last - first + 1,
  };
}
