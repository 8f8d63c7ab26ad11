import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { recordOfTyped } from '#shared/law/backfill/typed-entry.ts';
import { HistoricalAct, type HistoricalRemark, type Slot, type TypedEntry } from '#shared/model/index.ts';
import { encodeFile, ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Notice, Panel, Select, StateMark, TextField } from '../../../components/index.ts';
import { Page } from '../../page.tsx';
import { PageChooser } from '../../records/page-chooser.tsx';
import type { BackfillPartProps } from '../backfill-page.tsx';
import { KeyFields, noKey, readAs } from './key-fields.tsx';
import { PageViewer } from './page-viewer.tsx';
import { useEnterNext } from './use-enter-next.ts';

const empty = {
  ...noKey,
  act: 'marriage' as HistoricalAct,
  office: '',
  fileNumber: '',
  man: { ...noKey.man, born: '' },
  woman: { ...noKey.woman, born: '' },
  illegible: false,
};
type Typed = typeof empty;

/** Pages of one paper. */
const most = 10;

interface Picture {
  readonly type: string;
  readonly data: string;
}

const entryOf = ({ office, fileNumber, illegible, ...typed }: Typed): TypedEntry => ({
  ...typed,
  office: { code: null, name: office.trim() },
  fileNumber: fileNumber.trim() === '' ? null : fileNumber.trim(),
  remarks: illegible ? [{ flag: 'illegible', of: 'record', note: '' }] : [],
});

/** 手工补录: an old paper is typed beside its picture; another person types what matters again. */
export function TypingPart({ parts }: BackfillPartProps): ReactElement {
  const { t } = useTranslation(['backfill', 'terms', 'common']);
  const [typed, setTyped] = useState<Typed>(empty);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [done, setDone] = useState<Output<'backfill.enter'> | null>(null);
  const enter = useAct('backfill.enter');
  const [pages, setPages] = useState<readonly Picture[]>([]);
  /** Papers typed so far: the next form begins at its first field. */
  const [round, setRound] = useState(0);
  const isWhole =
    typed.office.trim() !== '' &&
    [typed.registrationNumber, typed.man.name, typed.man.idNumber, typed.woman.name, typed.woman.idNumber].some(
      (text) => text.trim() !== '',
    );
  const change = (next: Typed): void => {
    setTyped(next);
    setDone(null);
  };
  const send = async (): Promise<void> => {
    if (!isWhole || enter.busy) return;
    const answer = await enter.run({ entry: entryOf(typed), pages: pages.map(({ data }) => data) });
    if (!answer.ok) return;
    // The next of the same volume: office and kind stay.
    setTyped({ ...empty, act: typed.act, office: typed.office });
    setFiles([]);
    setPages([]);
    setDone(answer.value);
    setRound(round + 1);
  };
  const show = async (chosen: readonly File[]): Promise<void> => {
    setFiles(chosen);
    setPages(await Promise.all(chosen.map(async (file) => ({ type: file.type, data: await encodeFile(file) }))));
  };
  const form = useEnterNext(() => void send());
  const born = (slot: Slot): ReactElement => (
    <TextField
      label={t('entry.born')}
      value={typed[slot].born}
      onChange={(text) => change({ ...typed, [slot]: { ...typed[slot], born: text } })}
      maxLength={40}
      hint={readAs(t, typed[slot].born)}
    />
  );
  return (
    <Page title={t('title')} parts={parts}>
      <div className="paper-and-form">
        <PageViewer pages={pages.map(({ type, data }) => `data:${type};base64,${data}`)} />
        <Panel title={t('part.typing')}>
          <form
            ref={form}
            className="task-form"
            noValidate
            aria-label={t('part.typing')}
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <p className="soft small">{t('entry.explain')}</p>
            {done && <Notice tone="done">{t('entry.done')}</Notice>}
            {done !== null && done.alike > 0 && <Notice tone="waiting">{t('entry.alike', { count: done.alike })}</Notice>}
            <KeyFields key={round} typed={typed} onChange={change} person={born} />
            <div className="task-pair">
              <Select
                label={t('entry.act')}
                value={typed.act}
                onChange={(act) => change({ ...typed, act })}
                options={HistoricalAct.options.map((id) => ({ id, label: t(`terms:historicalAct.${id}`) }))}
              />
              <TextField
                label={t('entry.office')}
                value={typed.office}
                onChange={(office) => change({ ...typed, office })}
                maxLength={60}
                isRequired
              />
              <TextField
                label={t('entry.file')}
                value={typed.fileNumber}
                onChange={(fileNumber) => change({ ...typed, fileNumber })}
                maxLength={60}
              />
              <Checkbox isSelected={typed.illegible} onChange={(illegible) => change({ ...typed, illegible })}>
                {t('entry.illegible')}
              </Checkbox>
            </div>
            <PageChooser files={files} onChange={(chosen) => void show(chosen.slice(0, most))} />
            {isWhole && <Remarks remarks={recordOfTyped(entryOf(typed)).remarks} />}
            <ErrorNotice error={enter.error} onDismiss={enter.forget} />
            <div className="task-actions">
              <Button type="submit" variant="primary" keys="Ctrl+Enter" isDisabled={!isWhole} busy={enter.busy}>
                {t('entry.keep')}
              </Button>
            </div>
          </form>
        </Panel>
      </div>
    </Page>
  );
}

/** What will be flagged: nothing of it keeps the paper from being taken. */
function Remarks({ remarks }: { readonly remarks: readonly HistoricalRemark[] }): ReactElement {
  const { t } = useTranslation(['backfill', 'terms']);
  return (
    <ul className="paper-remarks" aria-label={t('entry.remarks')}>
      {remarks.map(({ flag, of }) => (
        <li key={`${flag} ${of}`}>
          <StateMark tone="waiting" icon="warning">
            {of === 'record' ? t(`flag.${flag}`) : `${t(`terms:slot.${of}`)} · ${t(`flag.${flag}`)}`}
          </StateMark>
        </li>
      ))}
    </ul>
  );
}
