import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { momentWords } from '../../client/index.ts';
import { Panel } from '../../components/index.ts';
import { useDivorce } from '../case-context.ts';

/** Who came during either period, and why nothing changed. */
export function Visits(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useDivorce();
  return (
    <Panel title={t('divorce.visits.title')}>
      {view.visits.length === 0 ? (
        <p className="soft">{t('divorce.visits.none')}</p>
      ) : (
        <ol className="visits">
          {view.visits.map(({ at, came, outcome, note, staffName }) => (
            <li key={at}>
              <p className="visit-line">
                <span>{came === null ? t('divorce.visits.both') : t(`terms:slot.${came}`)}</span>
                <strong>{t(`divorce.visits.outcome.${outcome}`)}</strong>
                <span className="soft small">
                  {momentWords(t, at)} {staffName}
                </span>
              </p>
              {note !== '' && <p>{note}</p>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
