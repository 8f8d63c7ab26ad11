import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type Slot } from '#shared/model/index.ts';
import { parseMrz, type MrzProblem } from '#shared/model/mrz.ts';
import { useOpenCase } from '../case-context.ts';
import { isEmpty } from './arm.ts';
import { fillFromMrz } from './from-mrz.ts';

/** Fills a slot from a travel document's zone; says why not, or null when it did. A slot left out: the first empty one. */
export function useMrzFill(): (text: string, slot?: Slot | null) => string | null {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view, keeper, changeParty } = useOpenCase();
  return useCallback(
    (text, wanted = null) => {
      const read = parseMrz(text, view.openedOn);
      if (!read.ok) return mrzProblem(t, read.error);
      const { couple } = keeper.state();
      const slot = wanted ?? slots.find((each) => isEmpty(couple[each]));
      if (slot === undefined) return t('party.mrz.bothFilled');
      const fill = fillFromMrz(couple[slot], read.value, new Date().toISOString());
      if (fill === null) return t('party.mrz.notAccepted');
      if (fill.contradicts.length > 0)
        return t('party.mrz.contradicts', { fields: fill.contradicts.map((field) => t(`field.${field}`)).join(t('common:listComma')) });
      changeParty(slot, fill.change);
      return null;
    },
    [view.openedOn, keeper, changeParty, t],
  );
}

/** Why a zone was not taken. */
export function mrzProblem(t: TFunction, error: MrzProblem): string {
  return error.problem === 'noMrz'
    ? t('counter:party.mrz.none')
    : t('counter:party.mrz.misread', { field: t(`counter:party.mrz.field.${error.field}`) });
}
