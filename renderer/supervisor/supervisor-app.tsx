import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { StaffRole } from '#shared/model/index.ts';
import { useAsk } from '../client/index.ts';
import { Button, classNames, Icon, StateMark, useShownFromTop, type IconName } from '../components/index.ts';
import { AccountPanel, LanguageSwitch, useLockNow } from '../entry/index.ts';
import { RefusedScan, type Scanned } from '../scan/index.ts';
import { ArchivesPage } from './archives/archives-page.tsx';
import { BackupPage } from './backup/backup-page.tsx';
import { BlanksPage } from './blanks-page.tsx';
import { CalendarPage } from './calendar/calendar-page.tsx';
import { CounsellingPage } from './counselling/counselling-page.tsx';
import { DiscrepanciesPage } from './discrepancies/discrepancies-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { HallPage } from './hall/hall-page.tsx';
import { HealthPage } from './health/health-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { LedgerPage } from './ledger/ledger-page.tsx';
import { mayLookAtQueue, OutboxBadge } from '../queue/index.ts';
import { ProvincePage } from './province/province-page.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { RecordsPage } from './records/records-page.tsx';
import { RemindersPage } from './reminders/reminders-page.tsx';
import { RequestsPage } from './requests/requests-page.tsx';
import { NumbersPage } from './numbers-page.tsx';
import { SignageSettingsPage } from './signage/signage-settings-page.tsx';
import { StaffPage } from './staff-page.tsx';
import { TodayPage } from './today-page.tsx';
import { ProgramPage } from './program/program-page.tsx';
import { useSlips } from './use-slips.ts';
import { lowestLevel } from './warnings.ts';
import './supervisor.css';
import '../components/tables.css';
import './tasks.css';

const BackfillPage = lazy(async () => ({ default: (await import('./backfill/backfill-page.tsx')).BackfillPage }));
const FrontDeskApp = lazy(async () => ({ default: (await import('../front-desk/index.ts')).FrontDeskApp }));

export const supervisorPages = [
  'today',
  'hall',
  'frontDesk',
  'signage',
  'queue',
  'discrepancies',
  'staff',
  'numbers',
  'blanks',
  'requests',
  'records',
  'archives',
  'backfill',
  'reminders',
  'counselling',
  'ledger',
  'calendar',
  'devices',
  'backup',
  'keys',
  'province',
  'health',
  'program',
] as const;
export type SupervisorPage = (typeof supervisorPages)[number];

const icons: Readonly<Record<SupervisorPage, IconName>> = {
  today: 'clock',
  hall: 'person',
  frontDesk: 'calendar',
  signage: 'scan',
  queue: 'cloud',
  discrepancies: 'warning',
  staff: 'person',
  numbers: 'paper',
  blanks: 'card',
  requests: 'globe',
  records: 'search',
  archives: 'paper',
  backfill: 'history',
  reminders: 'paper',
  counselling: 'person',
  ledger: 'history',
  calendar: 'calendar',
  devices: 'printer',
  backup: 'history',
  keys: 'key',
  province: 'globe',
  health: 'pulse',
  program: 'diamond',
};

/** Pages for those who may call what they show; the others show everybody what there is. */
const pageOf: Readonly<Partial<Record<SupervisorPage, readonly StaffRole[]>>> = {
  frontDesk: ['reception', 'registrar', 'counsellor', 'supervisor'],
  hall: ['supervisor', 'auditor'],
  signage: ['supervisor'],
  queue: ['registrar', 'approver', 'supervisor', 'administrator', 'auditor'],
  reminders: ['registrar', 'supervisor'],
  counselling: ['counsellor', 'supervisor'],
  discrepancies: ['supervisor', 'approver', 'auditor'],
  province: ['supervisor', 'administrator', 'auditor'],
  requests: ['supervisor', 'approver', 'auditor'],
  records: ['archivist', 'registrar', 'supervisor', 'approver', 'auditor'],
  archives: ['archivist', 'supervisor'],
  backfill: ['archivist', 'supervisor'],
};

/** Whoever only counsels has no other business at this desk but the rooms, which are booked at the front desk. */
function mayOpen(page: SupervisorPage, session: Session): boolean {
  if (isOnly('counsellor', session)) return page === 'counselling' || page === 'frontDesk';
  return pageOf[page]?.some((role) => session.staff.roles.includes(role)) ?? true;
}

function isOnly(role: StaffRole, { staff: { roles } }: Session): boolean {
  return roles.length === 1 && roles[0] === role;
}

export interface SupervisorAppProps {
  readonly session: Session;
  /** Inside the counter's window its own bar already says who is signed in. */
  readonly embedded?: boolean;
}

/** The supervisor's desk: today, people, numbers, blanks, devices, keys. */
export function SupervisorApp({ session, embedded = false }: SupervisorAppProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'entry', 'common']);
  const pages = supervisorPages.filter((id) => mayOpen(id, session));
  const [chosen, setPage] = useState<SupervisorPage | null>(null);
  const page = chosen ?? (isOnly('counsellor', session) ? 'counselling' : 'today');
  const main = useShownFromTop<HTMLElement>(chosen);
  const [accountOpen, setAccountOpen] = useState(false);
  const [slip, setSlip] = useState<Extract<Scanned, { kind: 'slip' }> | null>(null);
  const scan = useSlips(session, !embedded && mayOpen('frontDesk', session), (scanned) => {
    setSlip(scanned);
    setPage('frontDesk');
  });
  const lockNow = useLockNow();
  const office = useAsk('office.get', {});
  const gap = useAsk('numbers.gap', {});
  const calendar = useAsk('calendar.get', {});
  const province = useAsk('province.view', {}, { enabled: mayOpen('province', session) });
  const incoming = useAsk('requests.incoming', {}, { enabled: mayOpen('requests', session) });
  const toDecide = incoming.value?.filter(({ state }) => state === 'open').length ?? 0;
  const levels: Readonly<Partial<Record<SupervisorPage, 'enough' | 'low' | 'out'>>> = office.value
    ? { numbers: lowestLevel(office.value, 'numbers'), blanks: lowestLevel(office.value, 'blanks') }
    : {};
  return (
    <div className="supervisor">
      <nav className="supervisor-nav" aria-label={t('nav')}>
        {!embedded && (
          <div className="supervisor-who">
            <p className="serif supervisor-name">{session.staff.name}</p>
            <p className="soft small">{office.value?.office.name ?? t('title')}</p>
            {office.value?.training === true && (
              <StateMark tone="waiting" icon="warning">
                {t('entry:training')}
              </StateMark>
            )}
            {office.value && <OutboxBadge office={office.value} alone onOpen={mayLookAtQueue(session) ? () => setPage('queue') : null} />}
          </div>
        )}
        <ul className="supervisor-pages">
          {pages.map((id) => (
            <li key={id}>
              <button
                type="button"
                data-page={id}
                className={classNames('supervisor-link', page === id && 'supervisor-link-current')}
                aria-current={page === id ? 'page' : undefined}
                onClick={() => setPage(id)}
              >
                <Icon name={icons[id]} />
                <span>{t(`page.${id}`)}</span>
                {id === 'backup' && gap.value && (
                  <StateMark tone="waiting" icon="warning">
                    {t('backup.gap.waiting')}
                  </StateMark>
                )}
                {id === 'calendar' && (calendar.value?.warning === 'due' || calendar.value?.warning === 'over') && (
                  <StateMark tone="waiting" icon="warning">
                    {t('calendar.mark')}
                  </StateMark>
                )}
                {id === 'requests' && toDecide > 0 && (
                  <StateMark tone="waiting" icon="warning">
                    {t('requests.mark', { count: toDecide })}
                  </StateMark>
                )}
                {id === 'discrepancies' && (office.value?.outbox.discrepancies ?? 0) > 0 && (
                  <StateMark tone="refused">{String(office.value?.outbox.discrepancies)}</StateMark>
                )}
                {id === 'province' && (province.value?.warning ?? null) !== null && (
                  <StateMark tone="waiting" icon="warning">
                    {t('province.mark')}
                  </StateMark>
                )}
                {(levels[id] === 'low' || levels[id] === 'out') && (
                  <StateMark tone={levels[id] === 'low' ? 'waiting' : 'refused'} icon="warning">
                    {t(`stock.${levels[id]}`)}
                  </StateMark>
                )}
              </button>
            </li>
          ))}
        </ul>
        {!embedded && (
          <div className="supervisor-own">
            <Button variant="quiet" small icon="person" aria-expanded={accountOpen} onPress={() => setAccountOpen(!accountOpen)}>
              {t('entry:account.title')}
            </Button>
            <Button variant="quiet" small icon="lock" keys="Ctrl+L" onPress={lockNow}>
              {t('entry:lock.shortcut')}
            </Button>
            <LanguageSwitch />
          </div>
        )}
      </nav>
      <main className="supervisor-main" ref={main} tabIndex={-1}>
        {scan.refused && <RefusedScan scan={scan.refused} onClose={scan.forget} />}
        {page === 'signage' && <SignageSettingsPage mayChange={session.staff.roles.includes('supervisor')} />}
        {page === 'hall' && <HallPage session={session} />}
        {page === 'today' && <TodayPage session={session} onGoTo={setPage} />}
        {page === 'frontDesk' && (
          <Suspense fallback={<p className="page soft">{t('loading')}</p>}>
            <FrontDeskApp key={slip?.text ?? ''} session={session} embedded slip={slip} />
          </Suspense>
        )}
        {page === 'queue' && <QueuePage session={session} />}
        {page === 'staff' && <StaffPage session={session} />}
        {page === 'numbers' && <NumbersPage session={session} />}
        {page === 'blanks' && <BlanksPage session={session} />}
        {page === 'counselling' && <CounsellingPage session={session} />}
        {page === 'records' && (
          <Suspense fallback={<p className="page soft">{t('loading')}</p>}>
            <RecordsPage session={session} />
          </Suspense>
        )}
        {page === 'archives' && (
          <Suspense fallback={<p className="page soft">{t('loading')}</p>}>
            <ArchivesPage session={session} />
          </Suspense>
        )}
        {page === 'backfill' && (
          <Suspense fallback={<p className="page soft">{t('loading')}</p>}>
            <BackfillPage session={session} />
          </Suspense>
        )}
        {page === 'requests' && <RequestsPage session={session} />}
        {page === 'reminders' && <RemindersPage />}
        {page === 'ledger' && <LedgerPage mayExport={session.staff.roles.includes('supervisor')} />}
        {page === 'calendar' && <CalendarPage session={session} />}
        {page === 'devices' && <DevicesPage />}
        {page === 'backup' && <BackupPage session={session} />}
        {page === 'health' && <HealthPage onGoTo={setPage} />}
        {page === 'program' && <ProgramPage session={session} />}
        {page === 'keys' && <KeysPage session={session} />}
        {page === 'discrepancies' && <DiscrepanciesPage session={session} />}
        {page === 'province' && <ProvincePage session={session} />}
      </main>
      {accountOpen && (
        <aside className="supervisor-aside">
          <AccountPanel session={session} onClose={() => setAccountOpen(false)} />
        </aside>
      )}
    </div>
  );
}
