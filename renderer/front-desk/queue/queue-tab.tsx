import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueTicket, Session } from '#shared/contract/index.ts';
import { maskedName, parseDeskCode, type TicketState } from '#shared/model/index.ts';
import { ageWords, clockTime, ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, StateMark, type Tone } from '../../components/index.ts';
import { DeskPage, DeskWaiting } from '../desk-page.tsx';
import { useScannedSlip, type Slip } from '../scanned-slip.ts';
import { KioskNotices } from '../kiosk/kiosk-notices.tsx';
import { KioskSettingsForm } from '../kiosk/kiosk-settings.tsx';
import { IssueForm } from './issue-form.tsx';
import { SlipNotices } from './slip-notices.tsx';
import { TicketSettingsForm } from './ticket-settings.tsx';
import { useSlips } from './use-slips.ts';
import './queue.css';

const tones: Readonly<Record<TicketState, Tone>> = {
  waiting: 'waiting',
  called: 'current',
  serving: 'current',
  parked: 'waiting',
  passed: 'refused',
  finished: 'done',
  left: 'neutral',
};
/** Those somebody can still do something for first. */
const order: readonly TicketState[] = ['waiting', 'passed', 'parked', 'called', 'serving', 'finished', 'left'];

/** 排队: numbers given, and what became of each. */
export function QueueTab({ session, slip = null }: { readonly session: Session; readonly slip?: Slip | null }): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const list = useAsk('tickets.list', {}, { every: 30_000, keep: true });
  const settings = useAsk('frontDesk.settings', {}, { keep: true });
  const office = useAsk('office.get', {}, { keep: true });
  const [setting, setSetting] = useState(false);
  const [settingKiosk, setSettingKiosk] = useState(false);
  const [scanned] = useScannedSlip(slip, 'ticket', () => undefined);
  const resume = useAct('tickets.resume');
  const leave = useAct('tickets.leave');
  const slips = useSlips();
  if (list.value === undefined || settings.value === undefined) return <DeskWaiting error={list.error ?? settings.error} />;
  const { tickets, now, printsAtOnce } = list.value;
  const isScanned = ({ slipCode }: QueueTicket): boolean => scanned !== null && parseDeskCode(slipCode)?.code === scanned;
  const rows = tickets.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return (
    <DeskPage
      aside={<IssueForm services={settings.value.tickets.services} onGiven={(ticket) => void (printsAtOnce && slips.print(ticket))} />}
    >
      <KioskNotices />
      <SlipNotices slips={slips} />
      {scanned !== null && !tickets.some(isScanned) && <Notice tone="waiting">{t('scan.gone.ticket')}</Notice>}
      {session.staff.roles.includes('supervisor') && (
        <div className="queue-settings-doors">
          <Button small icon="edit" aria-expanded={setting} onPress={() => setSetting(!setting)}>
            {t('queue.settings.open')}
          </Button>
          <Button small icon="edit" aria-expanded={settingKiosk} onPress={() => setSettingKiosk(!settingKiosk)}>
            {t('kiosk.settings.openForm')}
          </Button>
        </div>
      )}
      {settingKiosk && <KioskSettingsForm settings={settings.value.kiosk} onSaved={settings.again} />}
      {setting && office.value && (
        <TicketSettingsForm
          settings={settings.value.tickets}
          counters={office.value.office.counters}
          printsAtOnce={printsAtOnce}
          onSaved={() => {
            settings.again();
            list.again();
          }}
        />
      )}
      <ErrorNotice error={resume.error} onDismiss={resume.forget} />
      <ErrorNotice error={leave.error} onDismiss={leave.forget} />
      {rows.length === 0 ? (
        <p className="soft">{t('queue.none')}</p>
      ) : (
        <table className="table queue-table">
          <caption className="unseen">{t('queue.caption')}</caption>
          <thead>
            <tr>
              {(['number', 'service', 'who', 'came', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`queue.column.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{t('queue.column.do')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((ticket) => (
              <Row
                key={ticket.id}
                ticket={ticket}
                isScanned={isScanned(ticket)}
                now={now}
                busy={resume.busy || leave.busy}
                onPrint={() => void slips.print(ticket)}
                onResume={() => void resume.run({ id: ticket.id, to: 'queue' })}
                onLeave={() => void leave.run({ id: ticket.id })}
              />
            ))}
          </tbody>
        </table>
      )}
    </DeskPage>
  );
}

interface RowProps {
  readonly ticket: QueueTicket;
  /** Its slip was scanned: it is shown, and what can be done for it has the focus. */
  readonly isScanned: boolean;
  readonly now: string;
  readonly busy: boolean;
  readonly onPrint: () => void;
  readonly onResume: () => void;
  readonly onLeave: () => void;
}

function Row({ ticket, isScanned, now, busy, onPrint, onResume, onLeave }: RowProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const { number, service, name, priority, appointmentAt, issuedAt, state, counter, since } = ticket;
  const [leaving, setLeaving] = useState(false);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (!isScanned) return;
    row.current?.scrollIntoView?.({ block: 'nearest' });
    row.current?.querySelector('button')?.focus();
  }, [isScanned]);
  const isAway = state === 'passed' || state === 'parked';
  return (
    <tr ref={row} className={isScanned ? 'table-current' : undefined}>
      <th scope="row" className="queue-number">
        {number}
      </th>
      <td>
        {t(`service.${service}`)}
        {appointmentAt !== null && (
          <span className="soft small queue-line">{t('queue.appointmentAt', { time: clockTime(appointmentAt) })}</span>
        )}
      </td>
      <td>
        <span className="queue-who">
          {name !== '' && <span className="serif">{maskedName(name)}</span>}
          {priority !== null && <StateMark tone="neutral">{t(`queue.priority.${priority}`)}</StateMark>}
        </span>
      </td>
      <td className="queue-time">{clockTime(issuedAt)}</td>
      <td>
        <StateMark tone={tones[state]}>
          {state === 'waiting' ? t('queue.waits', { ...ageWords(t, since, now) }) : t(`queue.state.${state}`)}
        </StateMark>
        {counter !== null && <span className="soft small queue-line">{t('queue.at', { counter })}</span>}
      </td>
      <td>
        <div className="queue-do">
          {state === 'waiting' && (
            <Button small variant="quiet" icon="printer" busy={busy} aria-label={t('queue.printOf', { number })} onPress={onPrint}>
              {t('queue.print')}
            </Button>
          )}
          {isAway && (
            <Button small busy={busy} aria-label={t('queue.resumeOf', { number })} onPress={onResume}>
              {t('queue.resume')}
            </Button>
          )}
          {(isAway || state === 'waiting') &&
            (leaving ? (
              <Button small icon="cross" busy={busy} aria-label={t('queue.leaveNowOf', { number })} onPress={onLeave}>
                {t('queue.leaveNow')}
              </Button>
            ) : (
              <Button small variant="quiet" aria-label={t('queue.leaveOf', { number })} onPress={() => setLeaving(true)}>
                {t('queue.leave')}
              </Button>
            ))}
        </div>
      </td>
    </tr>
  );
}
