import type { AgreedChild } from '#shared/model/index.ts';

export const mostChildren = 12;

export const newChild: AgreedChild = {
  name: '',
  birthDate: null,
  custody: null,
  support: { payer: null, amount: '', until: '', manner: '' },
  visits: '',
};

/** Nothing of it is written yet: taken away, nobody misses it. */
export function isUnwritten(child: AgreedChild): boolean {
  return JSON.stringify(child) === JSON.stringify(newChild);
}

export function withChildAt(children: readonly AgreedChild[], at: number, child: AgreedChild): AgreedChild[] {
  return children.toSpliced(at, 0, child);
}

export function withoutChild(children: readonly AgreedChild[], at: number): AgreedChild[] {
  return children.toSpliced(at, 1);
}
