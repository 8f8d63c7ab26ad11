import { useCallback, useEffect, useState } from 'react';
import type { CallError, ReaderState } from '#shared/contract/index.ts';
import type { Couple, Slot } from '#shared/model/index.ts';
import { useClient } from '../../client/index.ts';
import { slotToArm, waitsInVain } from './arm.ts';

/** Milliseconds in which the form that a card filled follows the reader's own news. */
const formFollows = 100;

export interface CaseReader {
  /** The slot the next card fills. */
  readonly armed: Slot | null;
  readonly arm: (slot: Slot, replace?: boolean) => Promise<void>;
  /** Why a slot the registrar chose could not be armed. */
  readonly refused: { readonly slot: Slot; readonly error: CallError<'devices.armReader'> } | null;
  readonly forget: () => void;
}

/** The card reader for this case: it waits for the first empty slot by itself, for any other when told. */
export function useReader(caseId: string, couple: Couple, reader: ReaderState | undefined, enabled: boolean): CaseReader {
  const client = useClient();
  const [chosen, setChosen] = useState<Slot | null>(null);
  const [refused, setRefused] = useState<CaseReader['refused']>(null);
  const armed = reader?.armed?.caseId === caseId ? reader.armed.slot : null;
  const [wasArmed, setWasArmed] = useState(armed);
  if (wasArmed !== armed) {
    setWasArmed(armed);
    if (armed === null) setChosen(null);
  }
  const next = enabled ? slotToArm(reader, caseId, couple, chosen) : null;
  const inVain = enabled && waitsInVain(reader, caseId, couple, chosen);

  const arm = useCallback(
    async (slot: Slot, replace = false): Promise<void> => {
      setRefused(null);
      // Before the reader says that it waits: a slot that is filled and not chosen would make it rest again.
      setChosen(slot);
      const answer = await client.call('devices.armReader', { caseId, slot, replace });
      setChosen(answer.ok ? slot : null);
      if (!answer.ok) setRefused({ slot, error: answer.error });
    },
    [caseId, client],
  );
  useEffect(() => {
    if (next === null) return;
    // A reader that has read says so before the form is there that shows what: a slot it just filled is not asked for once more.
    const timer = setTimeout(() => void client.call('devices.armReader', { caseId, slot: next }), formFollows);
    return () => clearTimeout(timer);
  }, [next, caseId, client]);
  useEffect(() => {
    if (inVain) void client.call('devices.disarmReader', {});
  }, [inVain, client]);
  useEffect(() => {
    if (!enabled) return;
    return () => void client.call('devices.disarmReader', {});
  }, [enabled, client]);
  return { armed, arm, refused, forget: () => setRefused(null) };
}
