import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { Button, StateMark } from '../../components/index.ts';
import type { ArchivePartProps } from './archives-page.tsx';

/** Days before the deadline from which it is said of a year. */
const soon = 60;

/** What else waits to be filed and is due soon, or was: a press shows it. */
export function DueYears({ of, choose }: Pick<ArchivePartProps, 'of' | 'choose'>): ReactElement | null {
  const { t } = useTranslation('archives');
  const due = useAsk('archives.due', {}, { keep: true }).value?.filter(
    ({ fileClass, year, daysLeft }) => daysLeft < soon && (fileClass !== of.fileClass || year !== of.year),
  );
  if (due === undefined || due.length === 0) return null;
  return (
    <ul className="archive-due" aria-label={t('filing.others')}>
      {due.map(({ fileClass, year, waiting, daysLeft }) => (
        <li key={`${year} ${fileClass}`}>
          <StateMark tone={daysLeft < 0 ? 'refused' : 'waiting'} icon="warning">
            {t(daysLeft < 0 ? 'filing.otherOver' : 'filing.otherDue', {
              count: waiting,
              year,
              of: t(`class.${fileClass}`),
              days: daysLeft,
            })}
          </StateMark>
          <Button small onPress={() => choose({ fileClass, year })}>
            {t('filing.show', { year, of: t(`class.${fileClass}`) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
