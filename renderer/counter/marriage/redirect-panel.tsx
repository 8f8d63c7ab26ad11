import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, TextField } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';

export interface RedirectPanelProps {
  readonly onClose: () => void;
  /** Refuses instead. */
  readonly onRefuse: () => void;
}

/** Another office may take the case (条例 2025 art. 2): a guide instead of a refusal. */
export function RedirectPanel({ onClose, onRefuse }: RedirectPanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view, keeper } = useMarriage();
  const redirect = useAct('marriage.redirect');
  const [note, setNote] = useState('');
  const redirectNow = async (): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await redirect.run({ caseId: view.id, note: note.trim() });
    if (answer.ok) onClose();
  };
  return (
    <div className="case-panel">
      <Panel
        title={t('redirect.title')}
        className="reason-panel"
        actions={
          view.actions.includes('refuse') && (
            <Button small variant="quiet" onPress={onRefuse}>
              {t('redirect.refuse')}
            </Button>
          )
        }
      >
        <div className="reason-body">
          <p>{t('redirect.explain')}</p>
          <TextField
            label={t('redirect.note')}
            hint={t('redirect.noteHint')}
            value={note}
            onChange={setNote}
            rows={2}
            maxLength={200}
            autoFocus
          />
          <ErrorNotice error={redirect.error} />
        </div>
        <div className="reason-actions">
          <Button onPress={onClose}>{t('common:action.back')}</Button>
          <Button className="button-decisive" busy={redirect.busy} onPress={() => void redirectNow()}>
            {t('redirect.confirm')}
          </Button>
        </div>
      </Panel>
    </div>
  );
}
