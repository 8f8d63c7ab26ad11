import type { ClockView, Health, OfficeView, Session } from '#shared/contract/index.ts';
import { Office } from '#shared/model/index.ts';
import { today } from './fake-case.ts';

export const fakeSession: Session = {
  staff: {
    id: '01890000-0000-7000-8000-000000000003',
    code: '003',
    name: '李敏',
    roles: ['registrar'],
    idNumber: null,
    certificate: null,
    active: true,
  },
  counter: '03',
  locked: false,
  hasPin: true,
};

export const fakeOffice = Office.parse({
  name: '示例区民政局婚姻登记处',
  regionCode: '110105',
  level: 'county',
  address: '示例区民生路1号',
  sealName: '示例区民政局婚姻登记专用章',
  reviewAuthority: '示例区人民政府',
  court: '示例区人民法院',
  capabilities: ['mainland', 'hongKongMacao', 'taiwan', 'overseasChinese', 'foreign'],
  counters: [{ code: '03', name: '窗口 3' }],
});

export const fakeHealth: Health = {
  store: 'open',
  training: true,
  program: '0.1.0',
  schema: 1,
  journalRows: 40,
  lastActAt: null,
  now: '2026-11-22T01:25:00Z',
  today,
  officeName: fakeOffice.name,
};

export const fakeClock: ClockView = {
  state: 'sure',
  now: fakeHealth.now,
  lastAct: '2026-11-22T01:20:00Z',
  zone: { name: 'Asia/Shanghai', offset: '+08:00', ok: true },
  province: null,
  misdated: [],
};

export const fakeOfficeView: OfficeView = {
  office: fakeOffice,
  training: true,
  today,
  offlineDay: null,
  offlineUnchecked: 0,
  outbox: { pending: 3, oldestAt: '2026-11-22T01:12:00Z', alarm: false, setAside: 0, discrepancies: 0 },
  numbersLeft: 812,
  blanksUnaccounted: 0,
  blanksLeft: 356,
  hours: { state: 'open', from: '08:30', until: '17:00', enforced: false, unfinished: 0 },
  clock: fakeClock,
  completion: 'allowed',
  divorces: { numbersLeft: 120, blanksLeft: 64, completion: 'allowed', entered: true },
  reissues: { marriage: null, divorce: null },
};
