import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateWords, ErrorNotice, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, PersonName, TextField } from '../../components/index.ts';
import { CaseState } from '../case-state.tsx';
import { recordsKey } from '../opening-keys.ts';
import { useShortcut } from '../use-shortcut.ts';

export interface FindPanelProps {
  /** What was scanned, or empty for somebody to type. */
  readonly text: string;
  readonly onOpen: (caseId: string) => void;
  /** Registrations that were never a case here, and of other years. */
  readonly onRecords: () => void;
  readonly onClose: () => void;
}

/** Finds cases by number, registration number, ID number, name or barcode. */
export function FindPanel({ text, onOpen, onRecords, onClose }: FindPanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const [typed, setTyped] = useState(text);
  const [asked, setAsked] = useState(text);
  const found = useAsk('cases.find', { text: asked }, { enabled: asked !== '' });
  useShortcut('Escape', onClose);
  const search = (): void => {
    if (typed.trim() === '') return;
    if (typed.trim() === asked) found.again();
    setAsked(typed.trim());
  };
  return (
    <main className="panel-page" aria-label={t('find.title')}>
      <Panel
        page
        title={t('find.title')}
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.back')}
          </Button>
        }
      >
        <form
          className="find-line"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            search();
          }}
        >
          <TextField label={t('find.what')} hint={t('find.hint')} value={typed} onChange={setTyped} maxLength={100} autoFocus />
          <Button className="button-decisive find-button" icon="search" keys="Enter" isDisabled={typed.trim() === ''} type="submit">
            {t('find.search')}
          </Button>
        </form>
        <p className="find-records">
          <Button small icon="search" keys={recordsKey} onPress={onRecords}>
            {t('find.records')}
          </Button>
        </p>
        <ErrorNotice error={found.error} />
        {asked !== '' && found.value?.length === 0 && <Notice tone="info">{t('find.none', { text: asked })}</Notice>}
        {found.value && found.value.length > 0 && (
          <ul className="found" aria-label={t('find.results')}>
            {found.value.map((row) => (
              <li key={row.id}>
                <button type="button" className="found-row" onClick={() => onOpen(row.id)}>
                  <span className="found-names serif">
                    <PersonName
                      text={t('worklist.couple', { man: row.manName || t('party.unnamed'), woman: row.womanName || t('party.unnamed') })}
                    />
                  </span>
                  <span className="found-number">{row.registrationNumber ?? row.number}</span>
                  <span className="soft">{dateWords(t, row.openedOn)}</span>
                  <span className="soft">{row.registrarName}</span>
                  <CaseState row={row} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </main>
  );
}
