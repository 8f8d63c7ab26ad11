import { useDeferredValue, useRef, useState, type ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { QueueState, type Session } from '#shared/contract/index.ts';
import type { StaffRole } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../client/index.ts';
import { Button, TextField } from '../components/index.ts';
import { useShortcut } from '../counter/use-shortcut.ts';
import { LinkState } from './link-state.tsx';
import { QueueTable } from './queue-table.tsx';
import './queue.css';

type Shown = QueueState | 'unfinished';
const filters: readonly Shown[] = ['unfinished', ...QueueState.options];
const mayTry: readonly StaffRole[] = ['registrar', 'supervisor', 'administrator'];

export interface QueueViewProps {
  readonly session: Session;
  /** Where a case can be opened beside it. */
  readonly onOpen?: (caseId: string) => void;
}

/** 上报队列: how the way to the province fares, and what waits for what. */
export function QueueView({ session, onOpen }: QueueViewProps): ReactElement {
  const { t } = useTranslation(['queue', 'common']);
  const [shown, setShown] = useState<Shown>('unfinished');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const search = useDeferredValue(typed.trim());
  const list = useRef<HTMLDivElement>(null);
  const health = useAsk('hall.health', {}, { every: 60_000, keep: true });
  const queue = useAsk('sync.queue', { states: shown === 'unfinished' ? [] : [shown], search, page }, { every: 15_000, keep: true });
  const { run, busy, error } = useAct('sync.tryNow');
  const may = !session.locked && session.staff.roles.some((role) => mayTry.includes(role));
  const retry = (id: string | null): void => void run({ id }).then(queue.again);
  useShortcut('Ctrl+Enter', may ? () => retry(null) : null);
  useShortcut('/', () => list.current?.querySelector('input')?.focus());

  const choose = (chosen: Shown): void => {
    setShown(chosen);
    setPage(0);
  };
  const { counts, items = [], more = false, link } = queue.value ?? {};
  const unfinished = counts ? QueueState.options.reduce((sum, state) => sum + (state === 'accepted' ? 0 : counts[state]), 0) : 0;
  const countOf = (which: Shown): number => (which === 'unfinished' ? unfinished : (counts?.[which] ?? 0));
  return (
    <div className="queue" ref={list}>
      {link && (
        <div className="queue-head">
          <LinkState link={link} />
          {may && (
            <Button variant="primary" keys="Ctrl+Enter" busy={busy} isDisabled={unfinished === 0} onPress={() => retry(null)}>
              {t('retryAll')}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice error={error ?? queue.error} />
      <div className="queue-tools">
        <ToggleButtonGroup
          className="segments queue-filters"
          aria-label={t('filter')}
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={([chosen]) => choose(chosen as Shown)}
        >
          {filters.map((which) => (
            <ToggleButton key={which} id={which} className="segment">
              {which === 'unfinished' ? t('unfinished') : t(`state.${which}`)} <span className="queue-count">{countOf(which)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <TextField
          className="queue-search"
          label={t('search')}
          placeholder={t('searchHint')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPage(0);
          }}
          maxLength={60}
        />
      </div>
      {items.length > 0 && health.value ? (
        <QueueTable items={items} now={health.value.now} onRetry={may ? retry : null} onOpen={onOpen ?? null} />
      ) : (
        queue.value && <p className="soft">{t(search === '' && shown === 'unfinished' ? 'none' : 'nothingFound')}</p>
      )}
      {(page > 0 || more) && (
        <div className="queue-pages">
          <Button small isDisabled={page === 0} onPress={() => setPage(page - 1)}>
            {t('earlierPage')}
          </Button>
          <span className="soft small">{t('pageNumber', { page: page + 1 })}</span>
          <Button small isDisabled={!more} onPress={() => setPage(page + 1)}>
            {t('laterPage')}
          </Button>
        </div>
      )}
    </div>
  );
}
