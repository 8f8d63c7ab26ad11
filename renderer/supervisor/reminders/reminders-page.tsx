import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderList } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, useAsk } from '../../client/index.ts';
import { Page, Waiting } from '../page.tsx';
import { ReminderExportPanel } from './reminder-export-panel.tsx';
import './reminders.css';

/** Whom to remind by a short message, whom none reaches, and the file for the hall's own gateway. */
export function RemindersPage(): ReactElement {
  const { t } = useTranslation('supervisor');
  const office = useAsk('office.get', {});
  return office.value ? (
    <Reminders today={office.value.today} />
  ) : (
    <Page title={t('page.reminders')}>{<Waiting error={office.error} />}</Page>
  );
}

function Reminders({ today }: { readonly today: CivilDate }): ReactElement {
  const { t } = useTranslation('supervisor');
  const [on, setOn] = useState<CivilDate | null>(today);
  const [daysBefore, setDaysBefore] = useState(1);
  const list = useAsk('divorces.reminders', { on: on ?? today, daysBefore }, { keep: true });
  return (
    <Page
      title={t('page.reminders')}
      aside={
        <ReminderExportPanel
          on={on}
          daysBefore={daysBefore}
          list={list.value}
          onDay={setOn}
          onDaysBefore={setDaysBefore}
          onExported={list.again}
        />
      }
    >
      {list.value === undefined ? <Waiting error={list.error} /> : <Lists list={list.value} />}
    </Page>
  );
}

function Lists({ list: { from, until, messages, leftOut } }: { readonly list: ReminderList }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'papers']);
  const when =
    from === until
      ? t('reminders.dueOn', { date: dateWords(t, from) })
      : t('reminders.due', { from: dateWords(t, from), until: dateWords(t, until) });
  return (
    <>
      <h2 className="reminders-when">{when}</h2>
      {messages.length === 0 ? (
        <p className="soft">{t('reminders.none')}</p>
      ) : (
        <table className="table reminders">
          <thead>
            <tr>
              <th>{t('reminders.who')}</th>
              <th>{t('reminders.date')}</th>
              <th>{t('reminders.text')}</th>
            </tr>
          </thead>
          <tbody>
            {messages.map(({ caseId, caseNumber, party, name, phone, date, on, text }) => (
              <tr key={`${caseId} ${party} ${date}`}>
                <td>
                  <span className="serif">{name}</span>
                  <br />
                  {phone}
                  <br />
                  <span className="small soft">{t('reminders.case', { number: caseNumber })}</span>
                </td>
                <td>
                  {t(`papers:reminder.date.${date}`)}
                  <br />
                  {dateWords(t, on)}
                </td>
                <td className="reminders-text">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leftOut.length > 0 && (
        <>
          <h2 className="reminders-when">{t('reminders.leftOut')}</h2>
          <table className="table reminders">
            <tbody>
              {leftOut.map(({ caseId, caseNumber, party, name, date, on, why }) => (
                <tr key={`${caseId} ${party} ${date}`}>
                  <td>
                    <span className="serif">{name}</span>
                    <br />
                    <span className="small soft">{t('reminders.case', { number: caseNumber })}</span>
                  </td>
                  <td>
                    {t(`papers:reminder.date.${date}`)}
                    <br />
                    {dateWords(t, on)}
                  </td>
                  <td className="reminders-text">{t(`reminders.why.${why}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
