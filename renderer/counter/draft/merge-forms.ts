import type { MarriageView, MarriageApplication } from '#shared/model/index.ts';
import { mergeCouple, sameCouple, type LostPartyField } from './merge-couple.ts';

/** All that is filled in before the couple declares: who they are and what they apply for. */
export type Form = Pick<MarriageView, 'couple' | 'application'>;

/** `slot` null: of the application. */
export type LostField = LostPartyField | { readonly slot: null; readonly field: keyof MarriageApplication };

export interface MergedForms {
  readonly form: Form;
  readonly lost: readonly LostField[];
}

/** As `mergeCouple`, for the application too: a field changed only here stays, one changed there wins. */
export function mergeForms(base: Form, mine: Form, theirs: Form): MergedForms {
  const merged = mergeCouple(base.couple, mine.couple, theirs.couple);
  const kept: Partial<MarriageApplication> = {};
  const lost: LostField[] = [...merged.lost];
  for (const field of Object.keys(theirs.application) as (keyof MarriageApplication)[]) {
    const [was, here, there] = [base, mine, theirs].map(({ application }) => application[field]);
    if (here === was) continue;
    if (there === was) Object.assign(kept, { [field]: here });
    else if (there !== here) lost.push({ slot: null, field });
  }
  return { form: { couple: merged.couple, application: { ...theirs.application, ...kept } }, lost };
}

export function sameForm(a: Form, b: Form): boolean {
  return (
    sameCouple(a.couple, b.couple) && (a.application === b.application || JSON.stringify(a.application) === JSON.stringify(b.application))
  );
}
