import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedHistorical } from '#shared/contract/index.ts';
import { slots } from '#shared/model/index.ts';
import { dateWords, useClient } from '../../client/index.ts';
import { IdNumber, Panel, StateMark } from '../../components/index.ts';
import { ScannedPages } from './scanned-pages.tsx';

/** A record of before this program, as the paper or the old system has it, with what is wrong with it. */
export function HistoricalDetail({ opened, lookId }: { readonly opened: OpenedHistorical; readonly lookId: string }): ReactElement {
  const { t } = useTranslation(['backfill', 'supervisor', 'terms', 'common']);
  const client = useClient();
  const { record, from, enteredBy, confirmedBy, pages } = opened;
  const unknown = t('search.unknown');
  const day = record.registeredOn === null ? record.registeredWritten || unknown : dateWords(t, record.registeredOn);
  const facts: readonly (readonly [string, string])[] = [
    [t('supervisor:records.field.number'), record.registrationNumber || t('supervisor:records.noNumber')],
    [t('supervisor:records.field.on'), day],
    [t('supervisor:records.field.office'), record.office.name],
    [t('supervisor:records.field.file'), record.fileNumber ?? t('supervisor:records.noFile')],
    ...Object.entries(record.extra),
  ];
  return (
    <Panel title={t('search.asWritten', { act: t(`terms:historicalAct.${record.act}`) })}>
      <dl className="record-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="serif">{value}</dd>
          </div>
        ))}
        {slots.map((slot) => (
          <div key={slot}>
            <dt>{t(`terms:slot.${slot}`)}</dt>
            <dd>
              <span className="serif">{record[slot].name || t('search.noName')}</span>{' '}
              {record[slot].idNumber === '' ? (
                <span className="soft">{t('search.noId')}</span>
              ) : (
                <IdNumber number={record[slot].idNumber} />
              )}{' '}
              {record[slot].born === null ? record[slot].bornWritten : dateWords(t, record[slot].born)}
              {Object.values(record[slot].details).length > 0 && (
                <span className="record-file small soft">{Object.values(record[slot].details).join(' · ')}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {record.remarks.map((remark) => (
        <p key={`${remark.flag} ${remark.of}`}>
          <StateMark tone="waiting" icon="warning">
            {[remark.of === 'record' ? '' : t(`terms:slot.${remark.of}`), t(`flag.${remark.flag}`), remark.note]
              .filter((part) => part !== '')
              .join(' · ')}
          </StateMark>
        </p>
      ))}
      {pages > 0 && (
        <ScannedPages count={pages} load={(page) => client.call('records.historicalPage', { lookId, recordId: record.id, page })} />
      )}
      <p className="small soft">
        {from === null
          ? t('search.byHand', { by: enteredBy ?? '', approver: confirmedBy ?? '' })
          : t('search.from', { source: from.source, fileName: from.fileName, line: from.line })}
      </p>
    </Panel>
  );
}
