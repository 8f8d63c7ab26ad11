import {
  HallConfig,
  type BlankRow,
  type CalendarView,
  type HallConfigInput,
  type Health,
  type NumberBlock,
  type OfficeView,
  type Session,
} from '#shared/contract/index.ts';
import { idNumberCheck, type CivilDate, type StaffMember } from '#shared/model/index.ts';

/** An invented person's number with a right check character. */
export function idNumber(body17: string): string {
  return body17 + idNumberCheck(body17);
}

export const today = '2026-11-21' as CivilDate;

export const absent: Health = {
  store: 'absent',
  training: false,
  program: '0.1.0',
  schema: null,
  journalRows: null,
  lastActAt: null,
  now: '2026-11-21T02:00:00.000Z',
  today,
  officeName: null,
};

export const open: Health = { ...absent, store: 'open', schema: 60, journalRows: 412, officeName: '青川区民政局婚姻登记处' };

const password = 'morning tea 7';

export const config: HallConfigInput = {
  office: {
    name: '青川区民政局婚姻登记处',
    regionCode: '990101',
    level: 'county',
    address: '青川区和平路18号',
    phone: '000-1234567',
    sealName: '青川区民政局婚姻登记专用章',
    reviewAuthority: '青川区人民政府',
    court: '青川区人民法院',
    capabilities: ['mainland'],
    counters: [
      { code: '01', name: '1号窗口' },
      { code: '03', name: '3号窗口' },
    ],
    hours: { from: '08:30', until: '17:00', weekdays: [1, 2, 3, 4, 5], enforced: true },
    offlineAuthorisation: { number: '省民婚函〔2026〕1号', businesses: ['marriage'], validFrom: '2026-01-01', validUntil: '2027-12-31' },
    idleLockMinutes: 10,
  },
  station: 'S01',
  staff: [
    { code: 'S01', name: '周静', roles: ['supervisor'], idNumber: null, certificate: null, password },
    {
      code: 'R01',
      name: '李敏',
      roles: ['registrar'],
      idNumber: idNumber('99010119850615002'),
      certificate: { number: '990101-0021', validUntil: '2027-06-30' },
      password,
    },
  ],
  numberBlocks: [{ prefix: 'J', regionCode: '990101', year: 2026, first: 1, last: 3000 }],
  blankBatches: [{ kind: 'marriage', first: 'A0001001', last: 'A0003000' }],
  enteredBy: { first: 'S01', second: 'R01' },
  devices: { readerPath: '/dev/ttyUSB0', printers: [{ kind: 'lp', name: '窗口打印机', queue: 'counter3', options: [] }] },
};

export const officeView: OfficeView = {
  office: HallConfig.parse(config).office,
  training: false,
  today,
  offlineDay: null,
  offlineUnchecked: 0,
  outbox: { pending: 3, oldestAt: '2026-11-21T01:12:00.000Z', alarm: false, setAside: 0, discrepancies: 0 },
  numbersLeft: 184,
  blanksUnaccounted: 0,
  blanksLeft: 1620,
  hours: { state: 'open', from: '08:30', until: '17:00', enforced: true, unfinished: 2 },
  clock: {
    state: 'sure',
    now: '2026-11-21T02:00:00.000Z',
    lastAct: '2026-11-21T01:58:00.000Z',
    zone: { name: 'Asia/Shanghai', offset: '+08:00', ok: true },
    province: null,
    misdated: [],
  },
  completion: 'needsOfflineDay',
  divorces: { numbersLeft: 90, blanksLeft: 400, completion: 'needsOfflineDay', entered: true },
  reissues: { marriage: null, divorce: null },
};

function member(serial: number, fields: Pick<StaffMember, 'code' | 'name' | 'roles'> & Partial<StaffMember>): StaffMember {
  return { id: `00000000-0000-7000-8000-00000000000${serial}`, idNumber: null, certificate: null, active: true, ...fields };
}

export const supervisor = member(1, { code: 'S01', name: '周静', roles: ['supervisor'] });
export const staff: readonly StaffMember[] = [
  supervisor,
  member(2, {
    code: 'R01',
    name: '李敏',
    roles: ['registrar'],
    idNumber: idNumber('99010119850615002'),
    certificate: { number: '990101-0021', validUntil: '2027-06-30' as CivilDate },
  }),
  member(3, {
    code: 'R02',
    name: '赵海波',
    roles: ['registrar', 'archivist'],
    idNumber: idNumber('99010119790204001'),
    certificate: { number: '990101-0034', validUntil: '2026-12-15' as CivilDate },
  }),
  member(4, {
    code: 'R03',
    name: '孙玉兰',
    roles: ['registrar'],
    idNumber: idNumber('99010119910930004'),
    certificate: { number: '990101-0040', validUntil: '2026-10-31' as CivilDate },
    active: false,
  }),
  member(5, { code: 'D01', name: '陈立', roles: ['reception'] }),
];

export const session: Session = { staff: supervisor, counter: null, locked: false, hasPin: false };

/** As on the day of `officeView`, with the next year taken in already. */
export const calendarView: CalendarView = {
  today: '2026-11-21' as CivilDate,
  coversFrom: '2025-01-01' as CivilDate,
  coversThrough: '2027-12-31' as CivilDate,
  warning: null,
  missing: 2028,
  years: [
    {
      year: 2027,
      coversThrough: '2027-12-31' as CivilDate,
      papers: ['https://www.gov.cn/2027.htm'],
      off: 28,
      work: 5,
      imported: { at: '2026-11-20T01:30:00Z', by: '周静', approvedBy: '李敏', fileName: '2027.json', digest: 'ab' },
    },
    { year: 2026, coversThrough: '2026-12-31' as CivilDate, papers: ['https://www.gov.cn/2026.htm'], off: 33, work: 6, imported: null },
  ],
  overlays: [],
  shown: {
    year: 2026,
    days: [
      { date: '2026-01-01' as CivilDate, kind: 'holiday', name: '元旦' },
      { date: '2026-01-02' as CivilDate, kind: 'holiday', name: '元旦' },
      { date: '2026-01-03' as CivilDate, kind: 'holiday', name: '元旦' },
      { date: '2026-01-04' as CivilDate, kind: 'workedWeekend', name: '元旦' },
      { date: '2026-01-10' as CivilDate, kind: 'weekend', name: null },
    ],
  },
};

export const blocks: readonly NumberBlock[] = [
  {
    id: '00000000-0000-7000-8000-0000000000b1',
    prefix: 'J',
    regionCode: '990101',
    year: 2026,
    first: 1,
    last: 3000,
    next: 2817,
    enteredBy: '周静',
    approvedBy: '李敏',
    enteredAt: '2025-12-22T01:30:00.000Z',
  },
];

export const blanks: readonly BlankRow[] = [
  ['A0002384', 'taken', 'J990101-2026-002817', '03-1121-007', null, null],
  ['A0002383', 'taken', 'J990101-2026-002817', '03-1121-007', null, null],
  ['A0002382', 'voided', null, null, '封皮破损', '李敏'],
  ['A0002381', 'used', 'J990101-2026-002816', '01-1121-004', null, null],
  ['A0002380', 'used', 'J990101-2026-002816', '01-1121-004', null, null],
  ['A0002385', 'stock', null, null, null, null],
  ['A0002386', 'stock', null, null, null, null],
].map(([blank, state, registrationNumber, caseNumber, reason, witnessedBy], row) => ({
  blank: blank!,
  kind: 'marriage' as const,
  state: state as BlankRow['state'],
  registrationNumber: registrationNumber ?? null,
  caseNumber: caseNumber ?? null,
  reason: reason ?? null,
  changedAt: `2026-11-21T0${3 - Math.floor(row / 3)}:1${row}:00.000Z`,
  changedBy: row < 2 ? '李敏' : '周静',
  witnessedBy: witnessedBy ?? null,
}));
