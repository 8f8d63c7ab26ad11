import type { ReactElement } from 'react';
import type { Session } from '#shared/contract/index.ts';
import type { RegisterRecord } from '#shared/model/index.ts';
import { useAsk } from '../../../client/index.ts';
import { Waiting } from '../../page.tsx';
import { OpeningForm } from './opening-form.tsx';
import { ProceedingDetail } from './proceeding-detail.tsx';

export interface ProceedingsOfProps {
  readonly record: RegisterRecord;
  readonly session: Session;
  readonly onChanged: () => void;
}

/** The proceedings of a record; where none runs one may be opened. */
export function ProceedingsOf({ record, session, onChanged }: ProceedingsOfProps): ReactElement {
  const asked = useAsk('proceedings.list', { recordId: record.id }, { keep: true });
  if (asked.value === undefined) return <Waiting error={asked.error} />;
  const done = (): void => {
    asked.again();
    onChanged();
  };
  const running = asked.value.some(({ state }) => state !== 'archived');
  return (
    <>
      {!running && <OpeningForm record={record} onOpened={asked.again} />}
      {asked.value.map((proceeding) => (
        <ProceedingDetail key={proceeding.id} proceeding={proceeding} session={session} onDone={done} />
      ))}
    </>
  );
}
