import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, Input } from '#shared/contract/index.ts';
import { useAct } from '../../../client/index.ts';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';

export interface Printing<I> {
  readonly start: (input: I) => void;
  readonly busy: boolean;
  readonly error: HallError | undefined;
  /** It came out, or soon will. */
  readonly done: boolean;
}

type Print = 'kiosk.printReceipt' | 'kiosk.printAppointment';

/** A sheet for the visitor to take with them. */
export function usePrinting<K extends Print>(operation: K): Printing<Input<K>> {
  const { run, busy, error } = useAct(operation);
  const [done, setDone] = useState(false);
  const print = async (input: Input<K>): Promise<void> => {
    setDone(false);
    const answer = await run(input);
    setDone(answer.ok);
  };
  return { start: (input) => void print(input), busy, error: error as HallError | undefined, done };
}

/** What became of it. */
export function PrintedNotice({ of: { error, done } }: { readonly of: Pick<Printing<never>, 'error' | 'done'> }): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <>
      <KioskError error={error} />
      {done && <KioskNotice tone="done">{t('services.printed')}</KioskNotice>}
    </>
  );
}
