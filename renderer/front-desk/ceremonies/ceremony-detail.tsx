import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ceremony } from '#shared/contract/index.ts';
import { dateWords, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, TextField } from '../../components/index.ts';
import { Fact, Facts } from '../desk-page.tsx';
import { Registration } from './registration.tsx';
import { ScriptPrint } from './script-print.tsx';

export interface CeremonyDetailProps {
  readonly ceremony: Ceremony;
  readonly mayPrint: boolean;
  readonly onChange: () => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What is agreed about a ceremony, its words, and what may still be done. */
export function CeremonyDetail({ ceremony, mayPrint, onChange, onDone, onClose }: CeremonyDetailProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const hold = useAct('ceremonies.held');
  const cancel = useAct('ceremonies.cancel');
  const [cancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState('');
  const { id, plan, until, officiantName, state, code, script } = ceremony;
  const booked = state === 'booked';
  const run = (act: Promise<{ readonly ok: boolean }>): void => void act.then((answer) => answer.ok && onDone());
  return (
    <Panel
      title={t('ceremonies.couple', { man: plan.manName, woman: plan.womanName })}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <div className="task-form">
        <Facts>
          <Fact name={t('ceremonies.column.time')}>{t('ceremonies.when', { date: dateWords(t, plan.on), from: plan.from, until })}</Fact>
          <Fact name={t('ceremonies.column.place')}>{plan.place}</Fact>
          <Fact name={t('ceremonies.column.officiant')}>{officiantName ?? t('ceremonies.open')}</Fact>
          <Fact name={t('ceremonies.column.registration')}>
            <Registration ceremony={ceremony} />
          </Fact>
          <Fact name={t('ceremonies.field.witnesses')}>{plan.witnesses.join('、') || t('ceremonies.nobody')}</Fact>
          <Fact name={t('ceremonies.field.images')}>
            {t(`ceremonies.pictures.${plan.imageConsent.man && plan.imageConsent.woman ? 'agreed' : 'none'}`)}
          </Fact>
          <Fact name={t('ceremonies.field.code')}>{code}</Fact>
        </Facts>
        <h3 className="ceremony-script-title">{t('ceremonies.field.script')}</h3>
        <div className="ceremony-script serif">
          {script.split('\n').map((line, place) => (
            <p key={`${place} ${line}`}>{line}</p>
          ))}
        </div>
        {mayPrint && <ScriptPrint id={id} />}
        <ErrorNotice error={hold.error ?? cancel.error} />
        {cancelling && <TextField label={t('ceremonies.reason')} value={reason} onChange={setReason} maxLength={200} autoFocus />}
        {booked && !cancelling && (
          <div className="task-actions">
            <Button icon="cross" onPress={() => setCancelling(true)}>
              {t('ceremonies.cancel')}
            </Button>
            <Button icon="edit" onPress={onChange}>
              {t('ceremonies.change')}
            </Button>
            <Button variant="primary" icon="check" busy={hold.busy} onPress={() => run(hold.run({ id }))}>
              {t('ceremonies.hold')}
            </Button>
          </div>
        )}
        {booked && cancelling && (
          <div className="task-actions">
            <Button onPress={() => setCancelling(false)}>{t('common:action.back')}</Button>
            <Button variant="primary" icon="cross" busy={cancel.busy} onPress={() => run(cancel.run({ id, reason }))}>
              {t('ceremonies.cancelNow')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
