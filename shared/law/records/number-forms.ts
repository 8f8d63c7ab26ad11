import { registrationNumberPattern } from '../registration-number.ts';

const chineseDigits = '〇一二三四五六七八九';

/**
 * A registration number as records compare it. Offices wrote `(86)清结字第0123号`, `86清结字123`, `J110101-2026-000001` and the same
 * without dashes: width, brackets, `字第号`, dashes and leading zeros tell none from another; runs of digits stay apart. '' of no number.
 */
export function comparableNumber(written: string): string {
  const text = (modernNumber(written) ?? plain(written))
    .replace(/[○零]/g, '〇')
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(chineseDigits.indexOf(digit)))
    .replace(/[字第号號]/g, ' ');
  return (text.match(/\p{Nd}+|\p{L}+/gu) ?? []).map((run) => run.replace(/^0+(?=\d)/, '')).join(' ');
}

/** The form written since 2004, of a number typed with or without its dashes; null of another form. */
export function modernNumber(written: string): string | null {
  const parts = /^(J|L|BJ|BL)\D?(\d{6})\D?(\d{4})\D?(\d{6})$/.exec(plain(written).replace(/\s/g, ''));
  if (parts === null) return null;
  const number = `${parts[1]}${parts[2]}-${parts[3]}-${parts[4]}`;
  return registrationNumberPattern.test(number) ? number : null;
}

function plain(written: string): string {
  return written.normalize('NFKC').toUpperCase();
}
