import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference, WaitingEntry } from '#shared/contract/index.ts';
import type { EntryKey, KeyField } from '#shared/model/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk, useClient } from '../../../client/index.ts';
import { Button, Notice, Panel, ReasonPanel } from '../../../components/index.ts';
import { Page, Waiting } from '../../page.tsx';
import type { BackfillPartProps } from '../backfill-page.tsx';
import { KeyFields, noKey } from './key-fields.tsx';
import { PageViewer } from './page-viewer.tsx';
import { useEnterNext } from './use-enter-next.ts';

/** 待校对: what others typed is typed again, blind, beside its picture. */
export function RetypePart({ parts }: BackfillPartProps): ReactElement {
  const { t } = useTranslation(['backfill', 'terms', 'common']);
  const asked = useAsk('backfill.waiting', {}, { keep: true });
  const [chosen, choose] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const [withdrawn, setWithdrawn] = useState<string | null>(null);
  const withdraw = useAct('backfill.withdraw');
  const takeBack = async (id: string, reason: string): Promise<void> => {
    const answer = await withdraw.run({ id, reason });
    if (answer.ok) setWithdrawn(null);
  };
  const waiting = asked.value;
  const entry = waiting?.find(({ id }) => id === chosen);
  const kept = (): void => {
    setDone(true);
    // The next that somebody else has typed.
    choose(waiting?.find(({ id, isOwn }) => !isOwn && id !== chosen)?.id ?? null);
  };
  return (
    <Page title={t('title')} parts={parts}>
      {isDone && <Notice tone="done">{t('retype.done')}</Notice>}
      {withdrawn !== null && (
        <ReasonPanel
          title={t('retype.withdraw')}
          explain={t('retype.withdrawExplain')}
          confirm={t('retype.withdraw')}
          busy={withdraw.busy}
          error={<ErrorNotice error={withdraw.error} />}
          onCancel={() => setWithdrawn(null)}
          onConfirm={(reason) => void takeBack(withdrawn, reason)}
        />
      )}
      {entry !== undefined && <RetypeForm key={entry.id} entry={entry} onKept={kept} onClose={() => choose(null)} />}
      {waiting === undefined ? (
        <Waiting error={asked.error} />
      ) : waiting.length === 0 ? (
        <p className="soft">{t('retype.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              {(['act', 'office', 'typed', 'pages', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`retype.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {waiting.map((one) => (
              <tr key={one.id} aria-selected={one.id === chosen}>
                <th scope="row">{t(`terms:historicalAct.${one.act}`)}</th>
                <td className="table-wrap">{one.officeName}</td>
                <td className="table-moment">
                  {momentWords(t, one.enteredAt)}
                  <span className="table-two small soft">{one.enteredBy}</span>
                </td>
                <td>{one.pages}</td>
                <td>
                  {one.isOwn ? (
                    <>
                      <span className="soft">{t('retype.own')}</span>
                      <Button small variant="quiet" aria-expanded={withdrawn === one.id} onPress={() => setWithdrawn(one.id)}>
                        {t('retype.withdraw')}
                      </Button>
                    </>
                  ) : (
                    <Button
                      small
                      onPress={() => {
                        setDone(false);
                        choose(one.id);
                      }}
                    >
                      {t('retype.begin')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

interface RetypeFormProps {
  readonly entry: WaitingEntry;
  readonly onKept: () => void;
  readonly onClose: () => void;
}

function RetypeForm({ entry, onKept, onClose }: RetypeFormProps): ReactElement {
  const { t } = useTranslation(['backfill', 'common']);
  const [key, setKey] = useState<EntryKey>(noKey);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  const retype = useAct('backfill.retype');
  const settle = useAct('backfill.settle');
  const pages = usePages(entry);
  const send = async (): Promise<void> => {
    if (differences.length > 0) {
      const settled = await settle.run({ id: entry.id, key });
      if (settled.ok) onKept();
      return;
    }
    const answer = await retype.run({ id: entry.id, key });
    if (!answer.ok) return;
    if (answer.value.recordId === null) setDifferences(answer.value.differences);
    else onKept();
  };
  const form = useEnterNext(() => void send());
  const marks: Partial<Record<KeyField, string>> = Object.fromEntries(
    differences.map(({ field, first, second }) => [
      field,
      t('retype.differs', { first: first || t('held.empty'), second: second || t('held.empty') }),
    ]),
  );
  return (
    <div className="paper-and-form">
      <PageViewer pages={pages} />
      <Panel title={t('retype.title')} actions={<Button onPress={onClose}>{t('common:action.back')}</Button>}>
        <form
          ref={form}
          className="task-form"
          noValidate
          aria-label={t('retype.title')}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p className="soft small">{t('retype.explain')}</p>
          {differences.length > 0 && <Notice tone="waiting">{t('retype.differences', { count: differences.length })}</Notice>}
          <KeyFields typed={key} onChange={setKey} marks={marks} />
          <ErrorNotice error={retype.error ?? settle.error} onDismiss={retype.error ? retype.forget : settle.forget} />
          <div className="task-actions">
            <Button type="submit" variant="primary" keys="Ctrl+Enter" busy={retype.busy || settle.busy}>
              {t(differences.length > 0 ? 'retype.settle' : 'retype.compare')}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
}

/** The pictures of an entry, one after another. */
function usePages({ id, pages: count }: WaitingEntry): readonly (string | null)[] {
  const client = useClient();
  const [pages, setPages] = useState<readonly (string | null)[]>(() => Array.from({ length: count }, () => null));
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      for (let page = 1; page <= count && !isGone; page += 1) {
        const answer = await client.call('backfill.entryPage', { id, page });
        if (answer.ok && !isGone) setPages((now) => now.with(page - 1, `data:image/jpeg;base64,${answer.value.data}`));
      }
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [client, id, count]);
  return pages;
}
