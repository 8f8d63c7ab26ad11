import type { QueryClient } from '@tanstack/react-query';
import type { HallEvent, OperationName, Output } from '#shared/contract/index.ts';

/** Which answers an event makes old. Windows ask again; an event carries no data but the reader's state. */
const madeOld: Readonly<Record<Exclude<HallEvent['event'], 'reader.changed' | 'core.changed'>, readonly OperationName[] | 'all'>> = {
  'case.changed': [
    'preReviews.ofCase',
    'cases.worklist',
    'cases.find',
    'requests.ofCase',
    'requests.marks',
    'requests.sent',
    'households.get',
    'households.crossings',
    'cases.history',
    'characters.picture',
    'marriage.findings',
    'reissue.findings',
    'divorces.upcoming',
    'divorces.month',
    'divorce.findings',
    'documents.jobs',
    'office.get',
    'blanks.list',
    'numbers.list',
    'display.get',
    'discrepancies.list',
    'archives.worklist',
    'archives.due',
    'archives.files',
  ],
  'frontDesk.changed': [
    'frontDesk.settings',
    'preReviews.list',
    'peakDays.list',
    'peakDays.get',
    'tickets.board',
    'tickets.desks',
    'tickets.list',
    'tickets.ratings',
    'tickets.toRate',
    'appointments.days',
    'appointments.list',
    'appointments.find',
    'ceremonies.list',
    'rooms.list',
    'signage.view',
    'kiosk.state',
    'kiosk.mine',
    'kiosk.days',
    'recordRequests.list',
  ],
  'office.changed': [
    'office.get',
    'display.get',
    'calendar.get',
    'divorces.upcoming',
    'divorces.month',
    'divorce.findings',
    'reissue.findings',
    'numbers.list',
    'numbers.gap',
    'numbers.leases',
    'province.view',
    'discrepancies.list',
    'blanks.list',
    'hall.health',
  ],
  'records.changed': [
    'proceedings.list',
    'lookUps.list',
    'archives.worklist',
    'archives.due',
    'records.looks',
    'records.related',
    'dishonesty.list',
    'marriage.findings',
    'divorce.findings',
    'reissue.findings',
    'cases.get',
  ],
  'archives.changed': [
    'archives.due',
    'archives.worklist',
    'archives.files',
    'archives.transfers',
    'archives.scheme',
    'archives.expiring',
    'intake.pages',
    'intake.folder',
  ],
  'backfill.changed': ['backfill.state', 'backfill.batches', 'backfill.held', 'backfill.sources', 'backfill.waiting'],
  'clock.changed': 'all',
  'display.changed': ['display.get', 'cases.get'],
  'staff.changed': ['staff.list', 'staff.session'],
  'print.changed': ['documents.jobs', 'cases.get', 'devices.status'],
  'scanner.read': [],
  'frontDesk.cardRead': [],
  'scanner.changed': ['scanner.status'],
  'session.changed': 'all',
  'store.changed': 'all',
  'sync.changed': ['requests.incoming', 'requests.sent', 'requests.notices', 'sync.queue', 'office.get', 'hall.health'],
  'rotation.progress': [],
  'backup.changed': ['backup.status'],
  'kiosk.cardRead': [],
  'kiosk.changed': ['kiosk.state', 'kiosk.watch'],
  'kiosk.idle': [],
  'kiosk.over': [],
};

/** After the answers that have come are on the screen; soon, where nothing is drawn. */
function whenDrawn(work: () => void): void {
  // Answers are given to the page in a task of their own.
  setTimeout(() => requestIdleCallback(work, { timeout: 200 }));
}

/** Keeps the cache honest as the core announces changes. */
export function follow(queries: QueryClient, event: HallEvent): void {
  if (event.event === 'reader.changed') {
    queries.setQueryData<{ ok: true; value: Output<'devices.status'> }>(['devices.status', {}], (old) =>
      old?.ok ? { ok: true, value: { ...old.value, reader: event.reader } } : old,
    );
    void queries.invalidateQueries({ queryKey: ['kiosk.state'] });
    return;
  }
  if (event.event === 'core.changed') {
    if (event.running) void queries.invalidateQueries();
    return;
  }
  const names = madeOld[event.event];
  if (names === 'all') {
    void queries.invalidateQueries();
    return;
  }
  const askAgain = (): void => names.forEach((name) => void queries.invalidateQueries({ queryKey: [name] }));
  // The case somebody looks at comes first, and is on the screen before the core is asked for more.
  if (event.event === 'case.changed') void queries.invalidateQueries({ queryKey: ['cases.get'] }).then(() => whenDrawn(askAgain));
  else askAgain();
}
