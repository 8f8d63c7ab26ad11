import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output, Session } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Page } from '../page.tsx';
import { FoundRecords } from './found-records.tsx';
import { HistoricalDetail } from './historical-detail.tsx';
import { RecordDetail } from './record-detail.tsx';
import { RelatedRecords } from './related-records.tsx';
import { SearchForm } from './search-form.tsx';
import { useSearch, type Sought } from './use-search.ts';

const nothing: Sought = { by: { text: '', spouse: '', from: null, until: null }, why: 'lookUp', matter: '' };

/** What is opened: as a record of the register, as the paper of before has it, or both. */
interface Opened {
  readonly id: string;
  readonly lookId: string;
  readonly record: Output<'records.get'> | null;
  readonly old: Output<'records.getHistorical'> | null;
}

/** Nothing is looked for without saying why; what was found is opened one by one. */
export function FindRecords({ parts, session }: { readonly parts: ReactNode; readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'backfill', 'common']);
  const [sought, setSought] = useState(nothing);
  const search = useSearch({ ...sought, matter: sought.matter.trim() });
  const { found } = search;
  const [opened, setOpened] = useState<Opened>();
  const open = useAct('records.get');
  const openOld = useAct('records.getHistorical');
  const list = useRef<HTMLUListElement>(null);
  const shown = opened?.lookId === found?.lookId ? opened : undefined;

  const show = async (recordId: string): Promise<void> => {
    if (found === undefined) return;
    const asked = { lookId: found.lookId, recordId };
    const row = found.rows.find(({ id }) => id === recordId);
    const old = row === undefined || row.source === 'backfill' ? await openOld.run(asked) : null;
    const record = row?.legible === false ? null : await open.run(asked);
    const kept = { id: recordId, lookId: found.lookId, record: record?.ok ? record.value : null, old: old?.ok ? old.value : null };
    if (kept.record === null && kept.old === null) return;
    // Of another source, or not to be read as a record of the register: then the other way has opened it.
    open.forget();
    openOld.forget();
    setOpened(kept);
  };

  const persons = shown?.old?.record ?? shown?.record?.record;
  return (
    <Page
      title={t('page.records')}
      parts={parts}
      aside={
        found !== undefined && (
          <>
            {shown?.old && <HistoricalDetail opened={shown.old} lookId={shown.lookId} />}
            {(shown === undefined || shown.record !== null) && (
              <RecordDetail
                key={`${found.lookId} ${shown?.id ?? ''}`}
                opened={shown?.record ?? null}
                by={found.by}
                matter={found.matter}
                session={session}
                onNoted={() => shown && void show(shown.id)}
              />
            )}
            {shown !== undefined && persons !== undefined && (
              <RelatedRecords
                key={shown.id}
                lookId={shown.lookId}
                recordId={shown.id}
                names={{ man: persons.man.name, woman: persons.woman.name }}
                session={session}
                onOpen={(id) => void show(id)}
              />
            )}
          </>
        )
      }
    >
      <SearchForm sought={sought} onChange={setSought} search={search} onDown={() => list.current?.querySelector('button')?.focus()} />
      <ErrorNotice error={open.error ?? openOld.error} onDismiss={open.forget} />
      {found !== undefined && !search.isStale && (
        <FoundRecords rows={found.rows} more={found.more} current={shown?.id} onOpen={({ id }) => void show(id)} list={list} />
      )}
    </Page>
  );
}
