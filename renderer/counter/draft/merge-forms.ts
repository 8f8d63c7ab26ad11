import type { CaseView, DivorceApplication, MarriageApplication, ReissueApplication } from '#shared/model/index.ts';
import { mergeCouple, sameCouple, type LostPartyField } from './merge-couple.ts';

/** All that is filled in of a case: who they are and what they apply for. */
export type Form<View extends CaseView = CaseView> = Pick<View, 'couple' | 'application'>;

export type ApplicationField = keyof MarriageApplication | keyof DivorceApplication | keyof ReissueApplication;

/** `slot` null: of the application. */
export type LostField = LostPartyField | { readonly slot: null; readonly field: ApplicationField };

export interface MergedForms<View extends CaseView> {
  readonly form: Form<View>;
  readonly lost: readonly LostField[];
}

/** As `mergeCouple`, for the application too: a field changed only here stays, one changed there wins. */
export function mergeForms<View extends CaseView>(base: Form<View>, mine: Form<View>, theirs: Form<View>): MergedForms<View> {
  const merged = mergeCouple(base.couple, mine.couple, theirs.couple);
  const kept: Partial<View['application']> = {};
  const lost: LostField[] = [...merged.lost];
  for (const field of Object.keys(theirs.application) as ApplicationField[]) {
    const [was, here, there] = [base, mine, theirs].map(({ application }) => JSON.stringify(valueOf(application, field)));
    if (here === was) continue;
    if (there === was) Object.assign(kept, { [field]: valueOf(mine.application, field) });
    else if (there !== here) lost.push({ slot: null, field });
  }
  return { form: { couple: merged.couple, application: { ...theirs.application, ...kept } }, lost };
}

function valueOf(application: CaseView['application'], field: ApplicationField): unknown {
  return (application as Readonly<Partial<Record<ApplicationField, unknown>>>)[field];
}

export function sameForm(a: Form, b: Form): boolean {
  return (
    sameCouple(a.couple, b.couple) && (a.application === b.application || JSON.stringify(a.application) === JSON.stringify(b.application))
  );
}
