import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncomingRequest } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Checkbox, Notice, Panel, ReasonPanel } from '../../components/index.ts';
import { KnownRecords } from '../../records/index.ts';

export interface DecidePanelProps {
  readonly request: IncomingRequest | null;
  readonly mayDecide: boolean;
}

/** What is registered here of what a request looks for, and the decision whether the other office is told. */
export function DecidePanel({ request, mayDecide }: DecidePanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  return (
    <Panel title={t('requests.decide')}>
      {request === null ? (
        <p className="soft">{t('requests.choose')}</p>
      ) : (
        <div className="decide">
          <p>
            <strong>{request.fromName}</strong> <span className="soft small">{request.requestNumber}</span>
          </p>
          <p className="small">{request.purpose}</p>
          {request.state === 'open' ? <Open request={request} mayDecide={mayDecide} /> : <Decided request={request} />}
        </div>
      )}
    </Panel>
  );
}

function Decided({ request }: { readonly request: IncomingRequest }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { state, records, reason, decidedAt, decidedBy } = request;
  return (
    <>
      <p>
        {t(`requests.stateOf.${state}`)}
        {records !== null && ` · ${t('requests.records', { count: records })}`}
      </p>
      {reason !== null && <p className="small">{reason}</p>}
      {decidedAt !== null && (
        <p className="soft small">{t('requests.decidedBy', { name: decidedBy ?? '', at: momentWords(t, decidedAt) })}</p>
      )}
    </>
  );
}

function Open({ request: { requestNumber }, mayDecide }: { readonly request: IncomingRequest; readonly mayDecide: boolean }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const held = useAsk('requests.look', { requestNumber });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refusing, setRefusing] = useState(false);
  const reply = useAct('requests.reply');
  const records = held.value ?? [];
  const chosen = records.map(({ registrationNumber }) => registrationNumber).filter((number) => !left.has(number));
  const toggle = (number: string, included: boolean): void => {
    const next = new Set(left);
    if (included) next.delete(number);
    else next.add(number);
    setLeft(next);
  };
  if (refusing)
    return (
      <ReasonPanel
        title={t('requests.refusal')}
        explain={t('requests.refusalHint')}
        confirm={t('requests.confirmRefuse')}
        suggestions={[]}
        busy={reply.busy}
        error={<ErrorNotice error={reply.error} />}
        onCancel={() => setRefusing(false)}
        onConfirm={(refusal) => void reply.run({ requestNumber, registrationNumbers: [], refusal })}
      />
    );
  return (
    <>
      <ErrorNotice error={held.error} />
      {held.value && records.length === 0 && <Notice tone="info">{t('requests.holdsNone')}</Notice>}
      {records.map((record) => (
        <div key={`${record.registrationNumber} ${record.registeredOn}`} className="decide-record">
          <KnownRecords title={t('requests.held')} records={[record]} />
          {mayDecide && (
            <Checkbox
              isSelected={!left.has(record.registrationNumber)}
              onChange={(included) => toggle(record.registrationNumber, included)}
            >
              {t('requests.include')}
            </Checkbox>
          )}
        </div>
      ))}
      <p className="soft small">{t(mayDecide ? 'requests.explain' : 'requests.notFor')}</p>
      <ErrorNotice error={reply.error} onDismiss={reply.forget} />
      {mayDecide && held.value && (
        <div className="task-actions">
          <Button onPress={() => setRefusing(true)}>{t('requests.refuse')}</Button>
          <Button
            variant="primary"
            busy={reply.busy}
            onPress={() => void reply.run({ requestNumber, registrationNumbers: chosen, refusal: null })}
          >
            {chosen.length === 0 ? t('requests.approveNone') : t('requests.approve', { count: chosen.length })}
          </Button>
        </div>
      )}
    </>
  );
}
