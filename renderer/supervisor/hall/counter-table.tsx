import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ageWords } from '../../client/index.ts';
import { StateMark } from '../../components/index.ts';
import { CaseState } from '../../counter/case-state.tsx';
import type { CounterLine } from './hall-view.ts';

/** A line a counter: who sits there, whom they serve, since when, and how far it is. */
export function CounterTable({ counters, now }: { readonly counters: readonly CounterLine[]; readonly now: string }): ReactElement {
  const { t } = useTranslation(['signage', 'common']);
  return (
    <table className="table">
      <thead>
        <tr>
          {(['counter', 'who', 'ticket', 'since', 'step'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`hall.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counters.map(({ counter, name, staffName, ticket, serves }) => {
          const since = ticket?.begunAt ?? ticket?.calledAt ?? null;
          return (
            <tr key={counter}>
              <th scope="row">{name}</th>
              <td className="serif">{staffName ?? '—'}</td>
              <td>
                {ticket === null ? (
                  <StateMark tone="neutral">{t('hall.free')}</StateMark>
                ) : (
                  <span className="hall-ticket">
                    <strong>{ticket.number}</strong>
                    <span>{t(`service.${ticket.service}`)}</span>
                    <StateMark tone={ticket.state === 'called' ? 'waiting' : 'current'}>
                      {t(ticket.state === 'called' ? 'hall.called' : 'hall.serving')}
                    </StateMark>
                  </span>
                )}
              </td>
              <td>{since !== null && ageWords(t, since, now).age}</td>
              <td>{serves === null ? ticket !== null && <span className="soft">{t('hall.noCase')}</span> : <CaseState row={serves} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
