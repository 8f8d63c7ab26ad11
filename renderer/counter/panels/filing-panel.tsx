import { useState, type DragEvent, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseDocument } from '#shared/model/index.ts';
import { errorWords, useAsk } from '../../client/index.ts';
import { Button, classNames, Notice, Panel, Select, StateMark } from '../../components/index.ts';
import { lackingScans, signedPapers } from '../papers/signed-papers.ts';
import { useShortcut } from '../use-shortcut.ts';
import { useFilingDesk, type Filing } from './use-filing.ts';

const accepted = ['image/jpeg', 'image/png', 'image/tiff'];

export interface FilingPanelProps {
  /** The case that is open: what cannot be told by its barcode is filed under one of its papers. */
  readonly caseId: string | null;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** Signed pages, scanned: each goes into the case its barcode names. */
export function FilingPanel({ caseId, onOpen, onClose }: FilingPanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const desk = useFilingDesk();
  const open = useAsk('cases.get', { caseId: caseId ?? '' }, { enabled: caseId !== null });
  const [dropping, setDropping] = useState(false);
  useShortcut('Escape', onClose);
  const lacking = open.value ? lackingScans(open.value) : [];
  const papers = open.value ? [...lacking, ...signedPapers(open.value).filter((paper) => !lacking.includes(paper))] : [];
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    desk.add([...event.dataTransfer.files].filter(({ type }) => accepted.includes(type)));
  };
  return (
    <main className="panel-page" aria-label={t('filing.title')}>
      <Panel
        page
        title={t('filing.title')}
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.back')}
          </Button>
        }
      >
        <div
          data-drop-zone
          className={classNames('filing-drop', dropping && 'photo-dropping')}
          onDragOver={(event) => {
            event.preventDefault();
            setDropping(true);
          }}
          onDragLeave={() => setDropping(false)}
          onDrop={drop}
        >
          <p>{t('filing.explain')}</p>
          <FileTrigger allowsMultiple acceptedFileTypes={accepted} onSelect={(files) => desk.add([...(files ?? [])])}>
            <Button className="button-decisive" icon="scan" autoFocus>
              {t('filing.choose')}
            </Button>
          </FileTrigger>
        </div>
        {open.value && lacking.length > 0 && (
          <p className="filing-lacking">
            <StateMark tone="waiting">{t('filing.lack', { count: lacking.length })}</StateMark>
            <span className="soft">{lacking.map((paper) => nameOf(t, paper)).join(t('common:listComma'))}</span>
          </p>
        )}
        {desk.all.length > 0 && (
          <ul className="found" aria-label={t('filing.results')}>
            {desk.all.toReversed().map((filing) => (
              <li key={filing.id} className="filing-row">
                <span className="filing-name soft">{filing.file.name}</span>
                <Result filing={filing} papers={papers} onOpen={onOpen} onFile={(documentId) => desk.fileUnder(filing, documentId)} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </main>
  );
}

interface ResultProps {
  readonly filing: Filing;
  readonly papers: readonly CaseDocument[];
  readonly onOpen: (caseId: string) => void;
  readonly onFile: (documentId: string) => void;
}

function Result({ filing, papers, onOpen, onFile }: ResultProps): ReactElement {
  const { t } = useTranslation(['counter', 'errors', 'common', 'terms']);
  const [chosen, setChosen] = useState<string | null>(null);
  const { filed, error, file } = filing;
  if (filed)
    return (
      <StateMark tone="done">
        <button type="button" className="paper-open" onClick={() => onOpen(filed.caseId)}>
          {t('filing.filed', { number: filed.caseNumber, title: filed.title })}
        </button>
      </StateMark>
    );
  if (!error) return <StateMark tone="waiting">{t('filing.busy', { name: file.name })}</StateMark>;
  return (
    <Notice tone="error">
      <p>{errorWords(t, error)}</p>
      {error.code === 'scan.noBarcode' && papers.length === 0 && <p>{t('filing.openFirst')}</p>}
      {error.code === 'scan.noBarcode' && papers.length > 0 && (
        <div className="filing-choice">
          <Select
            label={t('filing.which')}
            placeholder={t('field.choose')}
            value={chosen}
            onChange={setChosen}
            options={papers.map((paper) => ({ id: paper.id, label: nameOf(t, paper) }))}
          />
          <Button isDisabled={chosen === null} onPress={() => chosen !== null && onFile(chosen)}>
            {t('filing.byHand')}
          </Button>
        </div>
      )}
    </Notice>
  );
}

function nameOf(t: ReturnType<typeof useTranslation>['t'], { kind, party }: CaseDocument): string {
  const name = t(`terms:documentKind.${kind}`);
  return party === null ? name : `${name} · ${t(`terms:slot.${party}`)}`;
}
