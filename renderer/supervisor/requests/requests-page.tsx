import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncomingRequest, Session } from '#shared/contract/index.ts';
import { momentWords, useAsk } from '../../client/index.ts';
import { classNames, IdNumber, Segmented, StateMark, type Tone } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { Notices, Sent } from './lists.tsx';
import './requests.css';

const tabs = ['incoming', 'sent', 'notices'] as const;
type Tab = (typeof tabs)[number];

/** 协查与通知: what other offices ask and what they were answered, what this one asked, registrations elsewhere of people of here. */
export function RequestsPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('supervisor');
  const [tab, setTab] = useState<Tab>('incoming');
  const [chosen, setChosen] = useState<string | null>(null);
  const incoming = useAsk('requests.incoming', {}, { keep: true });
  const selected = incoming.value?.find(({ requestNumber }) => requestNumber === chosen) ?? null;
  const mayDecide = session.staff.roles.some((role) => role === 'supervisor' || role === 'approver');
  return (
    <Page
      title={t('requests.title')}
      actions={
        <Segmented
          label={t('requests.show')}
          value={tab}
          onChange={setTab}
          options={tabs.map((id) => ({ id, label: t(`requests.tab.${id}`) }))}
        />
      }
      aside={tab === 'incoming' ? <DecidePanel key={chosen} request={selected} mayDecide={mayDecide} /> : undefined}
    >
      {tab === 'incoming' &&
        (incoming.value === undefined ? (
          <Waiting error={incoming.error} />
        ) : incoming.value.length === 0 ? (
          <p className="soft">{t('requests.none.incoming')}</p>
        ) : (
          <Incoming rows={incoming.value} chosen={chosen} onChoose={setChosen} />
        ))}
      {tab === 'sent' && <Sent />}
      {tab === 'notices' && <Notices />}
    </Page>
  );
}

const tones: Readonly<Record<IncomingRequest['state'], Tone>> = {
  open: 'waiting',
  answered: 'done',
  refused: 'neutral',
  elsewhere: 'neutral',
};

interface IncomingProps {
  readonly rows: readonly IncomingRequest[];
  readonly chosen: string | null;
  readonly onChoose: (requestNumber: string) => void;
}

function Incoming({ rows, chosen, onChoose }: IncomingProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('requests.from')}</th>
          <th scope="col">{t('requests.about')}</th>
          <th scope="col">{t('requests.received')}</th>
          <th scope="col">{t('requests.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.requestNumber} className={classNames(row.requestNumber === chosen && 'table-current')}>
            <th scope="row" className="table-wrap table-name">
              <button type="button" className="request-open" onClick={() => onChoose(row.requestNumber)}>
                {row.fromName}
              </button>
              <span className="table-two soft small">{row.requestNumber}</span>
            </th>
            <td className="table-wrap table-name">
              <span className="table-two">
                {row.person && (
                  <>
                    <span className="serif">{row.person.name}</span> <IdNumber number={row.person.idNumber || row.person.documentNumber} />
                  </>
                )}
                {row.registrationNumber !== null && t('requests.byNumber', { number: row.registrationNumber })}
              </span>
              <span className="table-two soft small">{row.purpose}</span>
            </td>
            <td className="table-moment">{momentWords(t, row.receivedAt)}</td>
            <td>
              <StateMark tone={tones[row.state]}>{t(`requests.stateOf.${row.state}`)}</StateMark>
              {row.decidedAt !== null && !row.delivered && <span className="table-two soft small">{t('requests.sending')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
