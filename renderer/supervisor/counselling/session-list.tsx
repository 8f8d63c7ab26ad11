import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounsellingCase } from '#shared/contract/index.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { Waiting } from '../page.tsx';

/** What was written of a couple, newest first. */
export function SessionList({ couple: { caseId, manName, womanName, sessions } }: { readonly couple: CounsellingCase }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const list = useAsk('counselling.sessions', { caseId });
  return (
    <section className="sessions">
      <h2 className="sessions-title">{t('counselling.sessionsOf', { man: manName, woman: womanName })}</h2>
      {list.value === undefined ? (
        <Waiting error={list.error} />
      ) : list.value.length === 0 && sessions === 0 ? (
        <p className="soft">{t('counselling.noSessions')}</p>
      ) : (
        <ol className="sessions-list">
          {list.value.map(({ id, on, came, outcome, note, nextOn, staffName }) => (
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
