import { type KeyboardEvent, type ReactElement, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordLine } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';
import { classNames, StateMark } from '../../components/index.ts';

export interface FoundRecordsProps {
  readonly rows: readonly RecordLine[];
  readonly more: boolean;
  readonly current: string | undefined;
  readonly onOpen: (row: RecordLine) => void;
  readonly list: Ref<HTMLUListElement>;
}

/** What was found, the surest first; arrows walk through it. */
export function FoundRecords({ rows, more, current, onOpen, list }: FoundRecordsProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'backfill']);
  if (rows.length === 0) return <p role="status">{t('records.nothing')}</p>;
  return (
    <>
      <p className="small soft" role="status">
        {more ? t('backfill:search.more', { count: rows.length }) : t('records.found', { count: rows.length })}
      </p>
      <ul className="record-lines" aria-label={t('records.found', { count: rows.length })} ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <FoundLine row={row} current={current === row.id} onOpen={() => onOpen(row)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Arrows go from one to the next. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const buttons = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLButtonElement>('.record-line') ?? [])];
  buttons[buttons.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

/** One record in a list: who, what, when, and by what it was found. */
export function FoundLine({
  row,
  current,
  onOpen,
}: {
  readonly row: RecordLine;
  readonly current: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'backfill', 'common']);
  const near = row.by === 'sound' || row.by === 'oneDiffers';
  return (
    <button
      type="button"
      className={classNames('record-line', current && 'record-line-current')}
      aria-current={current ? 'true' : undefined}
      onClick={onOpen}
      onKeyDown={walk}
    >
      <span className="record-line-names serif">
        {[row.manName, row.womanName].map((name) => name || t('backfill:search.noName')).join(' · ')}
      </span>
      {near && row.by !== null && (
        <StateMark tone="neutral" icon="ask">
          {t(`backfill:search.by.${row.by}`)}
        </StateMark>
      )}
      {row.notes > 0 && (
        <StateMark tone="waiting" icon="warning">
          {t('records.noted', { count: row.notes })}
        </StateMark>
      )}
      {row.remarks > 0 && (
        <StateMark tone="waiting" icon="warning">
          {t('backfill:search.remarks', { count: row.remarks })}
        </StateMark>
      )}
      <span className="small soft">
        {[
          t(`terms:historicalAct.${row.kind}`),
          row.registrationNumber || t('records.noNumber'),
          row.registeredOn === null ? row.registeredWritten || t('records.noDay') : dateWords(t, row.registeredOn),
          row.office.name,
          t(`records.source.${row.source}`),
          ...(near || row.by === null ? [] : [t('backfill:search.found', { by: t(`backfill:search.by.${row.by}`) })]),
        ].join(' · ')}
      </span>
    </button>
  );
}
