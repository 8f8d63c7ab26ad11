import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounsellingCase } from '#shared/contract/index.ts';
import { dateWords, type Asked } from '../../client/index.ts';
import { Waiting } from '../page.tsx';

export interface SessionListProps {
  readonly couple: CounsellingCase;
  readonly sessions: Asked<'counselling.sessions'>;
}

/** What was written of a couple, newest first. */
export function SessionList({ couple: { manName, womanName }, sessions: { value, error } }: SessionListProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  return (
    <section className="sessions">
      <h2 className="sessions-title">{t('counselling.sessionsOf', { man: manName, woman: womanName })}</h2>
      {value === undefined ? (
        <Waiting error={error} />
      ) : value.length === 0 ? (
        <p className="soft">{t('counselling.noSessions')}</p>
      ) : (
        <ol className="sessions-list">
          {value.map(({ id, on, came, outcome, note, nextOn, staffName }) => (
            <li key={id} className="session">
              <p className="session-head">
                <strong>{dateWords(t, on)}</strong>
                <span>{t(`counselling.came.${came ?? 'both'}`)}</span>
                <span>{t(`counselling.outcome.${outcome ?? 'open'}`)}</span>
                <span className="soft">{staffName}</span>
              </p>
              {note !== '' && <p className="session-note">{note}</p>}
              {nextOn !== null && <p className="small soft">{t('counselling.nextWas', { date: dateWords(t, nextOn) })}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
