import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PreReviewReason } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Checkbox, Panel, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';

export interface ReturnFormProps {
  readonly id: string;
  readonly onReturned: () => void;
  readonly onClose: () => void;
}

/** Why it goes back, in words the couple gets. */
export function ReturnForm({ id, onReturned, onClose }: ReturnFormProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const act = useAct('preReviews.return');
  const [reasons, setReasons] = useState<readonly PreReviewReason[]>([]);
  const [note, setNote] = useState('');
  const ready = reasons.length > 0 && !act.busy && (!reasons.includes('other') || note.trim() !== '');
  const save = async (): Promise<void> => {
    if ((await act.run({ id, reasons: [...reasons], note })).ok) onReturned();
  };
  useShortcut('Ctrl+Enter', ready ? () => void save() : null);
  return (
    <Panel title={t('preReview.returnTitle')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div className="review-reasons" role="group" aria-label={t('preReview.returnTitle')}>
          {PreReviewReason.options.map((reason, place) => (
            <Checkbox
              key={reason}
              autoFocus={place === 0}
              isSelected={reasons.includes(reason)}
              onChange={(chosen) => setReasons(chosen ? [...reasons, reason] : reasons.filter((each) => each !== reason))}
            >
              {t(`preReview.reason.${reason}`)}
            </Checkbox>
          ))}
        </div>
        <TextField label={t('preReview.note')} hint={t('preReview.noteHint')} rows={3} maxLength={500} value={note} onChange={setNote} />
        <ErrorNotice error={act.error} onDismiss={act.forget} />
        <div className="task-actions">
          <Button onPress={onClose}>{t('common:action.back')}</Button>
          <Button variant="primary" type="submit" icon="back" keys="Ctrl+Enter" busy={act.busy} isDisabled={!ready}>
            {t('preReview.returnNow')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
