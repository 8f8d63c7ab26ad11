import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveFile } from '#shared/model/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, StateMark, TextField } from '../../components/index.ts';
import { SheetPrint } from '../../front-desk/sheet-print.tsx';
import { Page, Waiting } from '../page.tsx';
import type { ArchivePartProps } from './archives-page.tsx';
import { BoxForm, BoxList } from './boxes.tsx';
import { FilePanel } from './file-panel.tsx';
import { YearFields } from './year-fields.tsx';

const shownAtOnce = 500;

/** 案卷: the files of a year and class with their boxes, or those that bear a number. */
export function FilesPart({ parts, of, choose }: ArchivePartProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const [number, setNumber] = useState('');
  const [matter, setMatter] = useState('');
  const [found, setFound] = useState<readonly ArchiveFile[] | null>(null);
  const [task, setTask] = useState<'box' | { readonly fileId: string } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const draw = useAct('archives.draw');
  const listed = useAsk('archives.files', of, { keep: true });
  const find = useAct('archives.find');
  const files = found ?? listed.value?.files;
  const opened = task !== null && task !== 'box' ? files?.find(({ id }) => id === task.fileId) : undefined;
  const complete = number.trim() !== '' && matter.trim().length >= 2;
  const look = async (): Promise<void> => {
    const answer = await find.run({ number, matter });
    if (answer.ok) setFound(answer.value);
  };
  const listAll = (): void => {
    setFound(null);
    setTask(null);
  };
  const end = (words: string): void => {
    setTask(null);
    setSaid(words);
    // What was just changed is among them: shown again, it is looked at again.
    if (found !== null) void look();
  };
  return (
    <Page
      title={t('title')}
      parts={parts}
      actions={
        found === null &&
        files !== undefined &&
        files.some(({ boxNumber }) => boxNumber === null) && (
          <Button icon="plus" aria-expanded={task === 'box'} onPress={() => setTask(task === 'box' ? null : 'box')}>
            {t('box.make')}
          </Button>
        )
      }
      aside={
        task === 'box' && files !== undefined ? (
          <BoxForm of={of} files={files} onDone={end} onCancel={() => setTask(null)} />
        ) : (
          opened && <FilePanel key={opened.id} file={opened} onDone={end} onClose={() => setTask(null)} />
        )
      }
    >
      <div className="table-tools">
        <YearFields
          of={of}
          choose={(next) => {
            listAll();
            choose(next);
          }}
        />
        <form
          className="archive-find"
          noValidate
          aria-label={t('files.find')}
          onSubmit={(event) => {
            event.preventDefault();
            setTask(null);
            if (complete) void look();
          }}
        >
          <TextField label={t('files.number')} value={number} onChange={setNumber} maxLength={60} />
          <TextField label={t('files.matter')} value={matter} onChange={setMatter} maxLength={200} />
          <Button type="submit" icon="search" isDisabled={!complete} busy={find.busy}>
            {t('files.find')}
          </Button>
          {found !== null && (
            <Button
              variant="quiet"
              onPress={() => {
                setNumber('');
                listAll();
              }}
            >
              {t('files.all')}
            </Button>
          )}
        </form>
      </div>
      <ErrorNotice error={find.error} onDismiss={find.forget} />
      {said !== null && (
        <Notice tone="done" onDismiss={() => setSaid(null)}>
          {said}
        </Notice>
      )}
      {files === undefined ? (
        <Waiting error={listed.error} />
      ) : files.length === 0 ? (
        <p className="soft">{t(found === null ? 'files.none' : 'files.notFound')}</p>
      ) : (
        <FileTable files={files.slice(0, shownAtOnce)} current={opened?.id ?? null} onOpen={(fileId) => setTask({ fileId })} />
      )}
      {files !== undefined && files.length > shownAtOnce && (
        <p className="soft small">{t('files.more', { count: files.length - shownAtOnce })}</p>
      )}
      {found === null && listed.value !== undefined && (
        <>
          <BoxList key={`${of.fileClass} ${of.year}`} of={of} boxes={listed.value.boxes} onDone={end} />
          {listed.value.files.length > 0 && (
            <div className="archive-print">
              <SheetPrint
                kind="archiveCatalogue"
                label={t('files.catalogue')}
                draw={{ run: () => draw.run({ of: 'catalogue', ...of }), busy: draw.busy, error: draw.error }}
              />
            </div>
          )}
          {listed.value.givenUp.map(({ roomNumber, fileNumber, reason, at }) => (
            <p key={roomNumber} className="soft small">
              {t('files.givenUp', { fileNumber, reason, at: momentWords(t, at) })}
            </p>
          ))}
        </>
      )}
    </Page>
  );
}

interface FileTableProps {
  readonly files: readonly ArchiveFile[];
  readonly current: string | null;
  readonly onOpen: (fileId: string) => void;
}

function FileTable({ files, current, onOpen }: FileTableProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  return (
    <table className="table archive-table">
      <thead>
        <tr>
          {(['fileNumber', 'couple', 'pages', 'box', 'state'] as const).map((column) => (
            <th key={column} scope="col" className={column === 'pages' ? 'table-figure' : undefined}>
              {t(`files.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{t('files.open')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id} className={file.id === current ? 'table-current' : undefined}>
            <th scope="row">
              {file.fileNumber}
              {file.archivesNumber !== null && (
                <span className="table-two small soft">{t('files.byArchives', { number: file.archivesNumber })}</span>
              )}
            </th>
            <td className="serif">
              {`${file.manName} · ${file.womanName}`}
              <span className="table-two small soft">{file.number}</span>
              <span className="table-two small soft">{file.on}</span>
            </td>
            <td className="table-figure">{file.pages}</td>
            <td>{file.boxNumber === null ? t('files.noBox') : t('files.inBox', { number: file.boxNumber })}</td>
            <td className="table-wrap">
              <FileState file={file} />
            </td>
            <td className="table-actions">
              <Button small aria-label={t('files.openOf', { number: file.fileNumber })} onPress={() => onOpen(file.id)}>
                {t('files.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileState({ file }: { readonly file: ArchiveFile }): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  if (file.outdated)
    return (
      <StateMark tone="refused" icon="warning">
        {t('files.outdated')}
      </StateMark>
    );
  if (file.missing.length > 0)
    return (
      <StateMark tone="waiting" icon="warning">
        {t('files.incomplete')}
      </StateMark>
    );
  return <StateMark tone="done">{t(file.transferredAt === null ? 'files.whole' : 'files.transferred')}</StateMark>;
}
