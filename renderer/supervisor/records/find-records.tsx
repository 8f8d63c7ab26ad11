import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LookWhy, type Output, type RecordLine, type RecordsBy, type Session } from '#shared/contract/index.ts';
import { dateWords, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, classNames, Panel, Segmented, Select, StateMark, TextField } from '../../components/index.ts';
import { Page } from '../page.tsx';
import { RecordDetail } from './record-detail.tsx';

const ways = ['identity', 'name', 'number'] as const;
type Way = (typeof ways)[number];

/** Nothing is looked for without saying why; what was found is opened one by one. */
export function FindRecords({ parts, session }: { readonly parts: ReactNode; readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [found, setFound] = useState<{ readonly by: RecordsBy; readonly matter: string } & Output<'records.find'>>();
  const [opened, setOpened] = useState<Output<'records.get'>>();
  const open = useAct('records.get');

  const show = async (recordId: string): Promise<void> => {
    if (found === undefined) return;
    const answer = await open.run({ lookId: found.lookId, recordId });
    if (answer.ok) setOpened(answer.value);
  };

  return (
    <Page
      title={t('page.records')}
      parts={parts}
      aside={
        found !== undefined && (
          <RecordDetail
            key={`${found.lookId} ${opened?.record.id ?? ''}`}
            opened={opened ?? null}
            by={found.by}
            matter={found.matter}
            session={session}
            onNoted={() => opened && void show(opened.record.id)}
          />
        )
      }
    >
      <SearchForm
        onFound={(next) => {
          setFound(next);
          setOpened(undefined);
        }}
      />
      <ErrorNotice error={open.error} onDismiss={open.forget} />
      {found !== undefined && found.rows.length === 0 && <p role="status">{t('records.nothing')}</p>}
      {found !== undefined && found.rows.length > 0 && (
        <ul className="record-lines" aria-label={t('records.found', { count: found.rows.length })}>
          {found.rows.map((row) => (
            <li key={row.id}>
              <Line row={row} current={opened?.record.id === row.id} onOpen={() => void show(row.id)} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

type Found = { readonly by: RecordsBy; readonly matter: string } & Output<'records.find'>;

function SearchForm({ onFound }: { readonly onFound: (found: Found) => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [way, setWay] = useState<Way>('identity');
  const [text, setText] = useState('');
  const [why, setWhy] = useState<LookWhy>('lookUp');
  const [matter, setMatter] = useState('');
  const find = useAct('records.find');
  const complete = text.trim() !== '' && matter.trim().length >= 2;
  const send = async (): Promise<void> => {
    if (!complete) return;
    const by = { [way]: text.trim() } as RecordsBy;
    const answer = await find.run({ by, why, matter: matter.trim() });
    if (answer.ok) onFound({ ...answer.value, by, matter: matter.trim() });
  };
  return (
    <Panel title={t('records.find')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('records.find')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Segmented
          label={t('records.by')}
          value={way}
          onChange={setWay}
          options={ways.map((id) => ({ id, label: t(`records.way.${id}`) }))}
        />
        <TextField
          label={t('records.sought')}
          hint={t(`records.wayHint.${way}`)}
          value={text}
          onChange={setText}
          maxLength={40}
          serif
          autoFocus
          isRequired
        />
        <div className="task-pair">
          <Select
            label={t('records.why')}
            value={why}
            onChange={setWhy}
            options={LookWhy.options.map((id) => ({ id, label: t(`records.whyOf.${id}`) }))}
          />
          <TextField
            label={t('records.matter')}
            hint={t('records.matterHint')}
            value={matter}
            onChange={setMatter}
            maxLength={200}
            isRequired
          />
        </div>
        <ErrorNotice error={find.error} onDismiss={find.forget} />
        <div className="task-actions">
          <Button type="submit" variant="primary" icon="search" isDisabled={!complete} busy={find.busy} keys="Enter">
            {t('records.look')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

interface LineProps {
  readonly row: RecordLine;
  readonly current: boolean;
  readonly onOpen: () => void;
}

function Line({ row, current, onOpen }: LineProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  return (
    <button
      type="button"
      className={classNames('record-line', current && 'record-line-current')}
      aria-current={current ? 'true' : undefined}
      onClick={onOpen}
    >
      <span className="record-line-names serif">{`${row.manName} · ${row.womanName}`}</span>
      {row.notes > 0 && (
        <StateMark tone="waiting" icon="warning">
          {t('records.noted', { count: row.notes })}
        </StateMark>
      )}
      <span className="small soft">
        {[
          t(`terms:historicalAct.${row.kind}`),
          row.registrationNumber || t('records.noNumber'),
          row.registeredOn === null ? row.registeredWritten || t('records.noDay') : dateWords(t, row.registeredOn),
          row.office.name,
          t(`records.source.${row.source}`),
        ].join(' · ')}
      </span>
    </button>
  );
}
