import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { StateMark } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { CoverageNotice } from './coverage-notice.tsx';
import { ImportPanel } from './import-panel.tsx';
import { KnownYears } from './known-years.tsx';
import { YearGrid } from './year-grid.tsx';
import './calendar.css';

/** 放假安排: how far the holiday notices reach, where they came from, and the next one taken in by two people. */
export function CalendarPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [year, setYear] = useState<number | null>(null);
  const calendar = useAsk('calendar.get', { year }, { keep: true });
  const view = calendar.value;
  return (
    <Page
      title={t('page.calendar')}
      actions={
        view?.warning === null && <StateMark tone="done">{t('calendar.reaches', { date: dateWords(t, view.coversThrough) })}</StateMark>
      }
      aside={
        session.staff.roles.includes('supervisor') ? <ImportPanel session={session} onChecked={setYear} onImported={setYear} /> : undefined
      }
    >
      {view === undefined ? (
        <Waiting error={calendar.error} />
      ) : (
        <>
          <CoverageNotice view={view} />
          <YearGrid view={view} onShow={setYear} />
          <KnownYears view={view} />
        </>
      )}
    </Page>
  );
}
