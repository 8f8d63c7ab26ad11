import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncomingPage } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Button, Notice, Segmented } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import '../records/records.css';
import './intake.css';
import { ScanFolderPanel } from './scan-folder-panel.tsx';
import { PageLine } from './page-line.tsx';
import { PagePanel } from './page-panel.tsx';
import { useTaking } from './use-taking.ts';

const lists = ['tray', 'newest'] as const;

/** 扫描入库: files of scans taken in page by page, and the tray of what no barcode could file. */
export function IntakePart({ parts }: { readonly parts: ReactNode }): ReactElement {
  const { t } = useTranslation('archives');
  const [of, setOf] = useState<(typeof lists)[number]>('tray');
  const [chosen, setChosen] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const asked = useAsk('intake.pages', { of }, { keep: true });
  const taking = useTaking(asked.again);
  const waits = (page: IncomingPage): boolean => page.state === 'unsorted' || page.state === 'blank';
  const shown = asked.value?.find(({ id }) => id === chosen) ?? (of === 'tray' ? asked.value?.[0] : undefined);
  return (
    <Page
      title={t('title')}
      parts={parts}
      actions={
        <Button icon="scan" variant="primary" busy={taking.busy} onPress={() => input.current?.click()}>
          {t('intake.choose')}
        </Button>
      }
      aside={shown && <PagePanel key={shown.id} page={shown} waits={waits(shown)} onDone={asked.again} />}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/tiff,application/pdf"
        aria-label={t('intake.choose')}
        onChange={(event) => {
          void taking.take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <p className="soft small">{t('intake.explain')}</p>
      <ScanFolderPanel />
      {taking.busy && <p role="status">{t('intake.taking', taking.progress)}</p>}
      {taking.done && !taking.busy && (
        <Notice tone={taking.done.waiting > 0 || taking.done.failed.length > 0 ? 'waiting' : 'done'} onDismiss={taking.forget}>
          {t('intake.taken', { filed: taking.done.filed, waiting: taking.done.waiting, duplicates: taking.done.duplicates })}
        </Notice>
      )}
      {taking.done?.failed.map(({ name, words }) => (
        <Notice key={name} tone="error">
          {t('intake.failed', { name, words })}
        </Notice>
      ))}
      <div className="table-tools">
        <Segmented
          label={t('intake.show')}
          value={of}
          onChange={setOf}
          options={lists.map((id) => ({ id, label: t(`intake.list.${id}`) }))}
        />
      </div>
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t(`intake.none.${of}`)}</p>
      ) : (
        <ul className="record-lines" aria-label={t(`intake.list.${of}`)}>
          {asked.value.map((page) => (
            <li key={page.id}>
              <PageLine page={page} current={page.id === shown?.id} onOpen={() => setChosen(page.id)} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
