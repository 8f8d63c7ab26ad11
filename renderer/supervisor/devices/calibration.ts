import { PrinterOffset } from '#shared/contract/index.ts';

/** A typed distance in millimetres → tenths, at most ±20 mm: `1.2`, `-0.3`, `－０．５`. null: no such distance. */
export function readTenths(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[−–]/, '-').trim();
  if (!/^[+-]?(\d{1,2}(\.\d)?|\.\d)$/.test(plain)) return null;
  const tenths = Math.round(Number(plain) * 10);
  return Math.abs(tenths) <= 200 ? tenths + 0 : null;
}

/** Tenths → `1.2`, without a sign. */
export function millimetres(tenths: number): string {
  return (Math.abs(tenths) / 10).toFixed(1);
}

/** What was printed lies off by `deviation`: it is moved back by as much, on top of what was moved before. null: beyond 20 mm. */
export function correctedOffset(old: PrinterOffset, deviation: PrinterOffset): PrinterOffset | null {
  const corrected = PrinterOffset.safeParse({ x: old.x - deviation.x, y: old.y - deviation.y });
  return corrected.success ? corrected.data : null;
}
