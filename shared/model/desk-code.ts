/** Crockford's base 32: no I, L, O and U, which are misread. */
export const deskDigits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const letters = { appointment: 'A', ticket: 'Q', ceremony: 'C', preReview: 'P' } as const;

/** What a slip of the front desk stands for. */
export type DeskCodeKind = keyof typeof letters;

export interface DeskCode {
  readonly kind: DeskCodeKind;
  /** Ten digits of base 32, as kept. */
  readonly code: string;
}

const shape = /^T([AQCP])([0-9A-HJKMNP-TV-Z]{10})([0-9A-HJKMNP-TV-Z])$/;

/** What stands in the QR code of a slip, thirteen characters: `TQ`, the code, a check character. Nothing of anybody. */
export function formatDeskCode(kind: DeskCodeKind, code: string): string {
  const body = `${letters[kind]}${code}`;
  const text = `T${body}${checkOf(body)}`;
  if (!shape.test(text)) throw new Error(`${code} is no code of a slip`);
  return text;
}

/** The code scanned or typed, however it is grouped and cased; null: it is no code of ours, or misread. */
export function parseDeskCode(text: string): DeskCode | null {
  const bare = text.trim().toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  const [, letter = '', code = '', check] = shape.exec(bare) ?? [];
  const kind = (Object.keys(letters) as DeskCodeKind[]).find((each) => letters[each] === letter);
  return kind && check === checkOf(`${letter}${code}`) ? { kind, code } : null;
}

/** Σ dᵢ·xⁱ over GF(32), x⁵ + x² + 1: another character or two that changed places always give another. */
function checkOf(body: string): string {
  const sum = [...body].reduce((value, digit) => times(value) ^ deskDigits.indexOf(digit), 0);
  return deskDigits[times(sum)] as string;
}

function times(value: number): number {
  return value & 0x10 ? ((value << 1) ^ 0x25) & 0x1f : value << 1;
}
