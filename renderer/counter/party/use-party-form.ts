import { useMemo, useState } from 'react';
import type { PartyDraft } from '#shared/model/index.ts';
import { changeByHand, touchedCardFields, withWhatIdNumberSays, type FormChange } from './card-value.ts';

export interface PartyFormState {
  /** The form with what still waits for its reason. */
  readonly shown: PartyDraft;
  readonly pending: FormChange | null;
  readonly change: (wanted: FormChange) => void;
  readonly giveReason: (text: string) => void;
  readonly takeBack: () => void;
}

/**
 * One party's form: a card-read value changes only with a reason, and never silently with something else. The same object until
 * the party or what waits changes, so that the form is drawn anew for that alone; `onChange` and `onPending` have to stay the same.
 */
export function usePartyForm(
  party: PartyDraft,
  onChange: (change: Partial<PartyDraft>) => void,
  onPending: (pending: boolean) => void,
): PartyFormState {
  const [pending, setPending] = useState<FormChange | null>(null);
  return useMemo(() => {
    const settle = (next: FormChange | null): void => {
      setPending(next);
      onPending(next !== null);
    };
    return {
      shown: { ...party, ...pending },
      pending,
      change(wanted) {
        if (pending || touchedCardFields(party, wanted).length > 0) settle({ ...pending, ...wanted });
        else onChange(changeByHand(party, withWhatIdNumberSays(party, wanted), null));
      },
      giveReason(text) {
        if (pending) onChange(changeByHand(party, pending, { text, at: new Date().toISOString() }));
        settle(null);
      },
      takeBack: () => settle(null),
    };
  }, [party, pending, onChange, onPending]);
}
