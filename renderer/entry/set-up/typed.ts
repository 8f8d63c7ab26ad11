/** Full-width digits are digits; anything else is no number and fails the contract. */
export function wholeNumber(text: string): number {
  const digits = text.normalize('NFKC').trim();
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** `8:30`, `０８：３０` → `08:30`; what is no time stays as typed and fails the contract. */
export function plainTime(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return /^\d:\d\d$/.test(plain) ? `0${plain}` : plain;
}
