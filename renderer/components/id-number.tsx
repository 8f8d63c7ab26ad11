import type { ReactElement } from 'react';

/** `110105 19491231 002X`; anything that has not 18 characters is left as it is. */
export function groupIdNumber(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}` : number;
}

/** An ID number on a staff screen. */
export function IdNumber({ number }: { readonly number: string }): ReactElement {
  return <span className="id-number serif">{groupIdNumber(number)}</span>;
}
