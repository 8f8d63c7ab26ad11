import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../../components/index.ts';
import { useClosing, useToday } from './use-today.ts';

export interface InsideNoticeProps {
  /** What the registrar confirms by pressing. */
  readonly confirm: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

/** The office has closed on the last day: whoever was inside before is still served, once the registrar says that they were. */
export function InsideNotice({ confirm, busy = false, onConfirm }: InsideNoticeProps): ReactElement {
  const { t } = useTranslation(['counter']);
  const closing = useClosing();
  const today = useToday();
  return (
    <Notice
      tone="waiting"
      title={t('inside.title', { until: today === undefined ? '' : closing(today) })}
      actions={
        <Button busy={busy} onPress={onConfirm}>
          {confirm}
        </Button>
      }
    >
      {t('inside.lastDay')}
    </Notice>
  );
}
