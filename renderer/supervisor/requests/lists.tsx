import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateWords, momentWords, useAsk } from '../../client/index.ts';
import { StateMark } from '../../components/index.ts';
import { requestTones } from '../../records/index.ts';
import { Waiting } from '../page.tsx';

/** What this office asked of others, for its cases. */
export function Sent(): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const sent = useAsk('requests.sent', {}, { keep: true });
  if (sent.value === undefined) return <Waiting error={sent.error} />;
  if (sent.value.length === 0) return <p className="soft">{t('requests.none.sent')}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('requests.to')}</th>
          <th scope="col">{t('requests.case')}</th>
          <th scope="col">{t('requests.asked')}</th>
          <th scope="col">{t('requests.state')}</th>
        </tr>
      </thead>
      <tbody>
        {sent.value.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="table-wrap table-name">
              {row.toName}
              <span className="table-two soft small">{row.requestNumber ?? row.toOffice}</span>
            </th>
            <td className="table-wrap table-name">
              {row.caseNumber}
              <span className="table-two soft small">{row.purpose}</span>
            </td>
            <td className="table-moment">
              {momentWords(t, row.askedAt)}
              <span className="table-two soft small">{row.askedBy}</span>
            </td>
            <td>
              <StateMark tone={requestTones[row.state]}>{t(`requests.stateOut.${row.state}`)}</StateMark>
              {row.records !== null && <span className="table-two soft small">{t('requests.records', { count: row.records.length })}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Registrations elsewhere of people whose household is here. */
export function Notices(): ReactElement {
  const { t } = useTranslation(['supervisor', 'common', 'terms']);
  const notices = useAsk('requests.notices', {}, { keep: true });
  if (notices.value === undefined) return <Waiting error={notices.error} />;
  return (
    <>
      <p className="soft small">{t('requests.noticeExplain')}</p>
      {notices.value.length === 0 ? (
        <p className="soft">{t('requests.none.notices')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('requests.noticeWho')}</th>
              <th scope="col">{t('requests.noticeWhat')}</th>
              <th scope="col">{t('requests.noticeWhere')}</th>
              <th scope="col">{t('requests.noticeAt')}</th>
            </tr>
          </thead>
          <tbody>
            {notices.value.map(({ number, at, record }) => (
              <tr key={number}>
                <th scope="row" className="serif">
                  {record.man?.name} · {record.woman?.name}
                </th>
                <td>
                  {t([`terms:business.${record.business}`, 'common:record.otherBusiness'])}{' '}
                  <span className="serif">{record.registrationNumber}</span>
                  <span className="table-two soft small">{dateWords(t, record.registeredOn)}</span>
                </td>
                <td className="table-wrap table-name">{record.officeName}</td>
                <td className="table-moment">{momentWords(t, at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
