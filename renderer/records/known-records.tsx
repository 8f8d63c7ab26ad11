import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvinceRecord } from '#shared/model/index.ts';
import { dateWords } from '../client/index.ts';
import { IdNumber } from '../components/index.ts';
import './records.css';

/** Registrations as another office or the registry tells them, one below the other. */
export function KnownRecords({ title, records }: { readonly title: string; readonly records: readonly ProvinceRecord[] }): ReactElement {
  const { t } = useTranslation(['common', 'terms']);
  if (records.length === 0) return <p>{t('record.nothing', { title })}</p>;
  return (
    <section className="known-records">
      <h3>{title}</h3>
      <ul>
        {records.map((record) => (
          <li key={`${record.business} ${record.registrationNumber} ${record.registeredOn}`}>
            <span className="known-record-head">
              <strong>{t([`terms:business.${record.business}`, 'record.otherBusiness'], { business: record.business })}</strong>
              <span className="serif">{record.registrationNumber}</span>
              <span>{dateWords(t, record.registeredOn)}</span>
              <span className="soft">{record.officeName}</span>
            </span>
            {(['man', 'woman'] as const).map((slot) => {
              const person = record[slot];
              return (
                person && (
                  <span key={slot} className="known-record-person">
                    <span className="serif">{person.name}</span> <IdNumber number={person.idNumber || person.documentNumber} />
                  </span>
                )
              );
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
