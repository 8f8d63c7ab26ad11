import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem, QueueState } from '#shared/contract/index.ts';
import { ageWords, clockTime, momentWords } from '../client/index.ts';
import { Button, PersonName, StateMark, type IconName, type Tone } from '../components/index.ts';
import { itemWords, typeWords } from './reason-words.ts';
import '../components/tables.css';

const tones: Readonly<Record<QueueState, Tone>> = {
  queued: 'waiting',
  sealed: 'waiting',
  sent: 'waiting',
  received: 'waiting',
  accepted: 'done',
  rejected: 'refused',
  conflict: 'refused',
  setAside: 'refused',
};
const icons: Readonly<Partial<Record<QueueState, IconName>>> = {
  sealed: 'lock',
  sent: 'cloud',
  received: 'cloud',
  setAside: 'warning',
  conflict: 'warning',
};

export interface QueueTableProps {
  readonly items: readonly QueueItem[];
  readonly now: string;
  /** null: whoever looks may not send anything again. */
  readonly onRetry: ((id: string) => void) | null;
  readonly onOpen: ((caseId: string) => void) | null;
}

/** What goes to the province, a line each: where it stands, since when, what it waits for. */
export function QueueTable({ items, now, onRetry, onOpen }: QueueTableProps): ReactElement {
  const { t } = useTranslation('queue');
  return (
    <table className="table queue-table">
      <thead>
        <tr>
          {(['what', 'state', 'age', 'next', 'why'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
          {onRetry && (
            <th scope="col" className="table-actions">
              <span className="unseen">{t('retry')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <What item={item} onOpen={onOpen} />
            <td>
              <StateMark tone={tones[item.state]} {...(icons[item.state] && { icon: icons[item.state]! })}>
                {t(`state.${item.state}`)}
              </StateMark>
              {item.tries > 0 && <span className="table-two small soft">{t('tries', { count: item.tries })}</span>}
            </td>
            <td>
              {item.state === 'accepted' ? t('done') : ageWords(t, item.at, now).age}
              <span className="table-two small soft">{momentWords(t, item.at)}</span>
            </td>
            <td>{nextWords(t, item)}</td>
            <td className="queue-why">
              {itemWords(t, item)}
              {item.receipt && (
                <span className="table-two small soft">
                  {t('receipt', { number: item.receipt.number })} · {t('receiptAt', { time: momentWords(t, item.receipt.at) })}
                </span>
              )}
            </td>
            {onRetry && (
              <td className="table-actions">
                {mayRetry(item) && (
                  <Button
                    small
                    data-retry
                    aria-label={t('retryOf', { what: shortWords(t, item) })}
                    onKeyDown={walk}
                    onPress={() => onRetry(item.id)}
                  >
                    {t('retry')}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function What({ item, onOpen }: { readonly item: QueueItem; readonly onOpen: QueueTableProps['onOpen'] }): ReactElement {
  const { t } = useTranslation('queue');
  const { names, type, caseId, caseNumber, registrationNumber } = item;
  return (
    <th scope="row" className="queue-what">
      {typeWords(t, type)}{' '}
      {names && (
        <span className="serif">
          <PersonName text={[names.man, names.woman].filter((name) => name !== '').join(' · ')} />
        </span>
      )}
      <span className="table-two small soft">
        {caseNumber !== null && caseId !== null && onOpen !== null ? (
          <button type="button" className="queue-case" onClick={() => onOpen(caseId)}>
            {caseNumber}
          </button>
        ) : (
          caseNumber !== null && <span>{caseNumber}</span>
        )}
        {registrationNumber !== null && <span>{registrationNumber}</span>}
      </span>
    </th>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

function nextWords(t: T, { state, waitsFor, nextTryAt }: QueueItem): string {
  if (state === 'accepted') return '';
  if (state === 'rejected' || state === 'conflict' || state === 'setAside') return t('byPerson');
  if (waitsFor !== null) return t('afterEarlier');
  return nextTryAt === null ? t('soon') : clockTime(nextTryAt);
}

function shortWords(t: T, item: QueueItem): string {
  return [typeWords(t, item.type), item.registrationNumber ?? item.caseNumber ?? ''].join(' ').trim();
}

/** What lies there and is held up by nothing before it, and what a person may put back. */
function mayRetry({ state, waitsFor, kind }: QueueItem): boolean {
  if (state === 'setAside') return true;
  if (state === 'rejected') return kind === 'act';
  return waitsFor === null && (state === 'queued' || state === 'sealed' || state === 'sent');
}

/** Up and down the lines, on their buttons. */
function walk(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-retry]') ?? [])];
  buttons[buttons.indexOf(event.currentTarget as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}
