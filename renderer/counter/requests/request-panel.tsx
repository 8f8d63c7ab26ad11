import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isCaseClosed } from '#shared/law/case-state.ts';
import type { Output, RequestAbout } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, Segmented, TextField } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { RegionField } from './region-field.tsx';
import { RequestList } from './request-list.tsx';
import './requests.css';

/** Opens it, wherever the focus is. */
export const requestKey = 'Alt+X';

type Requests = Output<'requests.ofCase'>;

/** 协查: asks another office for what its archive holds, and shows what was answered; whoever opens it has looked at the answers. */
export function RequestPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useOpenCase();
  const asked = useAsk('requests.ofCase', { caseId: view.id });
  useShortcut('Escape', onClose);
  const { run: see } = useAct('requests.see');
  const unseen = view.mine && (asked.value?.requests.some(({ answeredAt, seen }) => answeredAt !== null && !seen) ?? false);
  const said = useRef(false);
  useEffect(() => {
    if (!unseen || said.current) return;
    said.current = true;
    void see({ caseId: view.id });
  }, [unseen, see, view.id]);
  return (
    <div className="case-panel">
      <Panel
        title={t('request.title')}
        className="request-panel"
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <ErrorNotice error={asked.error} />
        {asked.value && view.mine && !isCaseClosed(view) && <AskForm requests={asked.value} />}
        {asked.value && asked.value.requests.length > 0 && <RequestList requests={asked.value.requests} />}
      </Panel>
    </div>
  );
}

function AskForm({ requests: { suggested } }: { readonly requests: Requests }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useOpenCase();
  const [about, setAbout] = useState<RequestAbout>(suggested.about);
  const [toOffice, setToOffice] = useState(suggested.toOffice);
  const [number, setNumber] = useState(suggested.registrationNumber ?? '');
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(0);
  const make = useAct('requests.make');
  const isReissue = view.business === 'reissue';
  const abouts: readonly RequestAbout[] = view.business === 'marriage' ? ['man', 'woman'] : ['marriage', 'man', 'woman'];
  const send = async (): Promise<void> => {
    if (toOffice === null) return;
    const registrationNumber = about === 'marriage' && number.trim() !== '' ? number.trim() : null;
    const answer = await make.run({ caseId: view.id, about, toOffice, registrationNumber, note: note.trim() });
    if (!answer.ok) return;
    setSent(sent + 1);
    setNote('');
  };
  return (
    <form
      className="request-form"
      aria-label={t('request.ask')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Segmented
        label={t('request.about')}
        value={about}
        onChange={setAbout}
        options={abouts.map((id) => ({ id, label: t(`request.abouts.${id === 'marriage' && isReissue ? 'registration' : id}`) }))}
      />
      <div className="request-fields">
        <RegionField label={t('request.office')} hint={t('request.officeHint')} value={toOffice} onChange={setToOffice} autoFocus />
        {about === 'marriage' && (
          <TextField
            label={t('request.number')}
            hint={t('request.numberHint')}
            value={number}
            onChange={setNumber}
            maxLength={40}
            autoComplete="off"
          />
        )}
        <TextField label={t('request.note')} value={note} onChange={setNote} maxLength={100} />
      </div>
      <ErrorNotice error={make.error} onDismiss={make.forget} />
      {sent > 0 && !make.error && <Notice tone="done">{t('request.sent')}</Notice>}
      <div className="request-send">
        <span className="soft small">{t(about === 'marriage' ? 'request.explainMarriage' : 'request.explainStatus')}</span>
        <Button type="submit" className="button-decisive" keys="Enter" busy={make.busy} isDisabled={toOffice === null}>
          {t('request.send')}
        </Button>
      </div>
    </form>
  );
}
