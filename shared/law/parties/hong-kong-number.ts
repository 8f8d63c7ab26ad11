/**
 * True for a Hong Kong identity card number with a right check digit, with or without brackets: one or two letters, six
 * digits, then 0 … 9 or A. Weights 9 … 1, letters 10 … 35 and a leading blank 36, sum divisible by 11 (Cap. 177A, Registration of Persons).
 */
export function isHongKongNumber(text: string): boolean {
  const number = text
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .toUpperCase();
  const parts = /^([A-Z]{1,2})(\d{6})([\dA])$/.exec(number);
  if (!parts) return false;
  const [, letters, digits, check] = parts;
  const values = [...letters!.padStart(2, ' ')].map((letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55));
  const all = [...values, ...[...digits!].map(Number), check === 'A' ? 10 : Number(check)];
  return all.reduce((sum, value, i) => sum + value * (9 - i), 0) % 11 === 0;
}
