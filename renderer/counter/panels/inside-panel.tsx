import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, OfficeView } from '#shared/contract/index.ts';
import type { Business } from '#shared/model/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';
import { useShortcut } from '../use-shortcut.ts';

export interface InsidePanelProps {
  /** Which case was asked for. */
  readonly business: Business;
  readonly closed: HallError<'office.closed'>['details'];
  readonly state: OfficeView['hours']['state'];
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** No case is opened outside the hours, but for a couple that was inside before they ended. */
export function InsidePanel({ business, closed, state, busy, onConfirm, onClose }: InsidePanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  useShortcut('Escape', onClose);
  if (state === 'closedToday' || state === 'beforeOpening')
    return (
      <Notice tone="waiting" onDismiss={onClose}>
        {t(`inside.${state}`, closed)}
      </Notice>
    );
  return (
    <Panel title={t('inside.title', closed)} className="reason-panel">
      <p>{t('inside.explain')}</p>
      <div className="reason-actions">
        <Button keys="Esc" onPress={onClose}>
          {t('common:action.back')}
        </Button>
        <Button className="button-decisive" busy={busy} onPress={onConfirm}>
          {t('inside.confirm', { business: t(`terms:business.${business}`) })}
        </Button>
      </div>
    </Panel>
  );
}
