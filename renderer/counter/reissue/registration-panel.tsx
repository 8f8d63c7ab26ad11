import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRegistration } from '#shared/contract/index.ts';
import { ReissuedRecord, type ReissueSource } from '#shared/model/index.ts';
import { dateWords, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, StateMark, TextField } from '../../components/index.ts';
import { useReissue } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { RegistrationFields } from './registration-fields.tsx';

const seekKey = 'Alt+S';
const differing = ['nameDiffers', 'numberDiffers'];

/** The registration whose certificate is wanted: found in the register, answered by another office, copied from an archive, or proved otherwise. */
export function RegistrationPanel(): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view, draft, keeper, editable, findings } = useReissue();
  const { source, record, differenceConclusion } = draft.application;
  const [number, setNumber] = useState('');
  const seek = useAct('reissue.seek');
  const [found, setFound] = useState<readonly FoundRegistration[] | null>(null);
  const seekNow = async (): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await seek.run({ caseId: view.id, number: number.trim() === '' ? null : number.trim() });
    if (answer.ok) setFound(answer.value.found);
  };
  useShortcut(seekKey, editable && !seek.busy ? () => void seekNow() : null);
  const take = ({ source: from, kind, record: proved }: FoundRegistration): void => {
    keeper.changeApplication({ source: from, record: proved, ...(kind !== null && { kind }) });
    setFound(null);
  };
  const prove = (by: Extract<ReissueSource, 'archiveCopy' | 'none'>): void => {
    keeper.changeApplication({ source: by, record: { ...(record.id === null ? record : ReissuedRecord.parse({})), id: null } });
    setFound(null);
  };
  const differs = findings.some(({ rule, message }) => rule === 'M-85a' && differing.includes(message));
  return (
    <Panel
      title={t('reissue.registration.title')}
      className="reissue-registration"
      actions={source !== null && <StateMark tone="done">{t(`reissue.source.${source}`)}</StateMark>}
    >
      {editable && (
        <div className="reissue-seek">
          <TextField
            label={t('reissue.registration.seekNumber')}
            hint={t('reissue.registration.seekHint')}
            value={number}
            onChange={setNumber}
            maxLength={60}
            autoComplete="off"
          />
          <Button icon="search" keys={seekKey} busy={seek.busy} onPress={() => void seekNow()}>
            {t('reissue.registration.seek')}
          </Button>
          <Button onPress={() => prove('archiveCopy')}>{t('reissue.source.archiveCopy')}</Button>
          <Button onPress={() => prove('none')}>{t('reissue.source.none')}</Button>
        </div>
      )}
      <ErrorNotice error={seek.error} onDismiss={seek.forget} />
      {found !== null && (
        <div role="status">
          {found.length === 0 && <p className="soft">{t('reissue.registration.nothing')}</p>}
          <ul className="reissue-found">
            {found.map((each) => (
              <li key={`${each.source} ${each.record.number} ${each.record.registeredOn}`}>
                <Found found={each} onTake={() => take(each)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {source !== null && <RegistrationFields />}
      {(differs || differenceConclusion !== '') && (
        <TextField
          label={t('divorce.record.difference')}
          hint={t('divorce.record.differenceHint')}
          value={differenceConclusion}
          onChange={(conclusion) => keeper.changeApplication({ differenceConclusion: conclusion })}
          rows={2}
          maxLength={200}
          isDisabled={!editable}
        />
      )}
    </Panel>
  );
}

function Found({ found, onTake }: { readonly found: FoundRegistration; readonly onTake: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { source, kind, record } = found;
  const { man, woman } = record.parties;
  const said = [
    kind === null ? t('common:record.otherBusiness') : t(`terms:business.${kind}`),
    record.number,
    record.registeredOn === null ? '' : dateWords(t, record.registeredOn),
    record.authority,
    t(`reissue.source.${source}`),
  ];
  return (
    <button type="button" className="record-line" onClick={onTake}>
      <span className="found-names serif">{[man.name, woman.name].filter((name) => name !== '').join(' · ')}</span>
      <span className="small soft">{said.filter((part) => part !== '').join(' · ')}</span>
    </button>
  );
}
