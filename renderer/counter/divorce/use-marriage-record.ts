import { useCallback } from 'react';
import { slots, type Couple, type DissolvedMarriage } from '#shared/model/index.ts';
import { useDivorce } from '../case-context.ts';

/** What M-47 says where the certificates name somebody otherwise than the cards do, or the registrar has concluded why. */
export const differingMessages: readonly string[] = ['anotherPerson', 'nameDiffers', 'numberDiffers', 'differenceExplained'];

export interface MarriageRecordForm {
  readonly marriage: DissolvedMarriage;
  readonly change: (change: Partial<DissolvedMarriage>) => void;
  /** The certificates name the couple as their cards do. */
  readonly isAsToday: boolean;
  readonly takeFromToday: () => void;
}

/** The part of the application that says which marriage is to be dissolved. */
export function useMarriageRecord(): MarriageRecordForm {
  const { draft, keeper } = useDivorce();
  const { marriage } = draft.application;
  const change = useCallback(
    (wanted: Partial<DissolvedMarriage>) => keeper.changeApplication({ marriage: { ...keeper.state().application.marriage, ...wanted } }),
    [keeper],
  );
  const today = namedToday(draft.couple);
  return {
    marriage,
    change,
    isAsToday: slots.every((slot) => {
      const { name, idNumber } = marriage.parties[slot];
      return name === today[slot].name && idNumber === today[slot].idNumber;
    }),
    takeFromToday: () => change({ parties: today }),
  };
}

function namedToday({ man, woman }: Couple): DissolvedMarriage['parties'] {
  return { man: { name: man.name, idNumber: man.idNumber }, woman: { name: woman.name, idNumber: woman.idNumber } };
}
