import type { CaseView, Slot } from '#shared/model/index.ts';

/** Number and blanks that certificates of any business have taken. */
export interface Taken {
  readonly registrationNumber: string;
  readonly blanks: Readonly<Record<Slot, string | null>>;
}

export function takenBy(view: CaseView): Taken | null {
  if (view.business === 'reissue') return view.issued;
  if (view.certificates === null) return null;
  const { registrationNumber, manBlank, womanBlank } = view.certificates;
  return { registrationNumber, blanks: { man: manBlank, woman: womanBlank } };
}
