import type { TFunction } from 'i18next';
import type { MarriageView } from '#shared/model/index.ts';

/** What certificates still wait for, in words; null once the couple confirmed what stands there now. */
export function missingConfirmation(t: TFunction, view: MarriageView): string | null {
  return view.confirmation?.holds ? null : t('counter:confirm.missing');
}
