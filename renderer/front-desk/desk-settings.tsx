import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../client/index.ts';
import { ErrorNotice } from '../client/index.ts';
import { Button, Notice, Panel } from '../components/index.ts';
import './desk-settings.css';

export interface DeskSettingsProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly save: Pick<Act<'frontDesk.configure'>, 'busy' | 'error' | 'forget'>;
  /** Whether it may be saved as it is filled in. */
  readonly whole: boolean;
  readonly done: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** A form of how one part of the front desk works, for supervisors. */
export function DeskSettings({ title, children, save, whole, done, onSave, onClose }: DeskSettingsProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  return (
    <Panel
      title={title}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <form
        className="task-form desk-settings"
        onSubmit={(event) => {
          event.preventDefault();
          if (whole && !save.busy) onSave();
        }}
      >
        {children}
        <ErrorNotice error={save.error} onDismiss={save.forget} />
        {!whole && <Notice tone="waiting">{t('settings.incomplete')}</Notice>}
        {done && <Notice tone="done">{t('settings.saved')}</Notice>}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" busy={save.busy} isDisabled={!whole}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
