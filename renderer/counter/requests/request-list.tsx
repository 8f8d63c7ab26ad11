import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRequest } from '#shared/contract/index.ts';
import { momentWords } from '../../client/index.ts';
import { StateMark } from '../../components/index.ts';
import { KnownRecords, requestTones } from '../../records/index.ts';

/** What was asked for a case, with what the registry knew at once and what the office answered. */
export function RequestList({ requests }: { readonly requests: readonly RecordRequest[] }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  return (
    <ul className="request-list" aria-label={t('request.list')}>
      {requests.toReversed().map((request) => (
        <li key={request.id} className="request">
          <p className="request-line">
            <StateMark tone={requestTones[request.state]}>{t(`request.state.${request.state}`)}</StateMark>
            <strong>
              {request.toName === request.toOffice ? request.toOffice : t('request.to', { name: request.toName, code: request.toOffice })}
            </strong>
            <span className="soft small">
              {request.requestNumber !== null && <>{t('request.numbered', { number: request.requestNumber })} · </>}
              {t('request.askedBy', { name: request.askedBy, at: momentWords(t, request.askedAt) })}
            </span>
          </p>
          <p className="soft small">{request.purpose}</p>
          {request.reason !== null && (
            <p>{request.state === 'refused' ? t('request.refusal', { reason: request.reason }) : <NotPassedOn code={request.reason} />}</p>
          )}
          {request.records !== null && <KnownRecords title={t('request.answer', { name: request.toName })} records={request.records} />}
          {request.records === null && request.known !== null && <KnownRecords title={t('request.known')} records={request.known} />}
        </li>
      ))}
    </ul>
  );
}

function NotPassedOn({ code }: { readonly code: string }): ReactElement {
  const { t } = useTranslation('counter');
  return <>{t([`request.notPassedOn.${code.replace('question.', '')}`, 'request.notPassedOn.other'], { code })}</>;
}
