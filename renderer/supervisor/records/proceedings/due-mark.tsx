import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate, Proceeding } from '#shared/model/index.ts';
import { dateWords } from '../../../client/index.ts';
import { StateMark } from '../../../components/index.ts';

/** Where it stands, or what waits until when; a decision that was to be served by now is overdue. */
export function DueMark({
  proceeding: { state, due },
  today,
}: {
  readonly proceeding: Proceeding;
  readonly today: CivilDate | null;
}): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  if (due === null)
    return (
      <StateMark tone={state === 'archived' ? 'done' : 'neutral'} icon={state === 'archived' ? 'check' : 'dot'}>
        {t(`terms:proceedingState.${state}`)}
      </StateMark>
    );
  const past = today !== null && due.on < today;
  const overdue = past && due.what === 'service';
  const words = overdue ? 'overdue' : past ? 'heardOut' : due.what;
  return (
    <StateMark tone={overdue ? 'refused' : 'waiting'} icon={overdue ? 'warning' : 'clock'}>
      {t(`records.proceeding.due.${words}`, { date: dateWords(t, due.on) })}
    </StateMark>
  );
}
