import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';

export interface CoverageNoticeProps {
  readonly view: Pick<CalendarView, 'coversThrough' | 'warning' | 'missing'>;
  /** The way to the page, from elsewhere. */
  readonly onOpen?: () => void;
}

/** Says that dates soon, or already, lie beyond what is published. */
export function CoverageNotice({ view: { coversThrough, warning, missing }, onOpen }: CoverageNoticeProps): ReactElement | null {
  const { t } = useTranslation(['supervisor', 'common']);
  if (warning === null) return null;
  const words = { date: dateWords(t, coversThrough), year: missing };
  return (
    <Notice
      tone="waiting"
      title={t(`calendar.coverage.${warning}.title`, words)}
      actions={
        onOpen && (
          <Button small onPress={onOpen}>
            {t('today.goto.calendar')}
          </Button>
        )
      }
    >
      {t(`calendar.coverage.${warning}.text`, words)}
    </Notice>
  );
}
