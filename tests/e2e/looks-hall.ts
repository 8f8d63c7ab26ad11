import type { HallConfigInput } from '#shared/contract/index.ts';
import { inventedIdNumber } from '../emulators/people.ts';
import { hallConfig, today } from './hall-store.ts';

/** What the longest real words leave of the room: a hall of an autonomous county within an autonomous prefecture. */
export const longOffice = {
  name: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记处',
  sealName: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记专用章',
  address: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县察布查尔镇查鲁盖东街一百二十八号政务服务中心二层婚姻登记大厅',
  phone: '0999-3622188 转 8012',
  reviewAuthority: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府',
  court: '新疆维吾尔自治区高级人民法院伊犁哈萨克自治州分院',
  counters: [
    { code: '03', name: '3号窗口' },
    { code: '12', name: '12号窗口（涉外与港澳台居民婚姻登记专窗）' },
  ],
  otherOffices: [
    {
      name: '新疆维吾尔自治区民政厅涉外婚姻登记处',
      address: '乌鲁木齐市天山区中山路四百六十二号',
      phone: '0991-2830088',
      hours: '周一至周五 10:00—13:30、16:00—19:00',
      capabilities: ['mainland', 'foreign', 'hongKongMacao', 'taiwan', 'overseasChinese'],
    },
  ],
} as const satisfies Partial<HallConfigInput['office']>;

/** As long as the forms have room for. */
export const printableOffice = {
  name: '伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记处',
  sealName: '伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记专用章',
};

/** By code. */
export const longStaffNames: Readonly<Record<string, string>> = {
  S1: '欧阳娜仁托娅·阿拉坦其其格尔',
  R1: '阿依努尔·示例买提·示例吐尔逊',
  R2: '斯琴格日乐图雅·巴特尔示例',
};

export const longPrinters = (folder: string): NonNullable<HallConfigInput['devices']>['printers'] => [
  { kind: 'file', name: '二楼婚姻登记大厅三号窗口 证件打印机（OKI MICROLINE 5800F+ 平推）', folder },
  {
    kind: 'lp',
    name: '二楼 Hewlett-Packard LaserJet Enterprise M612dn 双面',
    queue: 'HP_LaserJet_Enterprise_M612dn_2F_hall',
    options: ['sides=two-sided-long-edge', 'media=A4'],
  },
  { kind: 'file', name: '文件', folder },
];

/** The usual hall in long words. */
export function longHall(printed: string): HallConfigInput {
  const usual = hallConfig(printed);
  const { year } = today;
  return {
    ...usual,
    office: { ...usual.office, ...longOffice },
    staff: [
      ...usual.staff.map((member) => ({ ...member, name: longStaffNames[member.code] ?? member.name })),
      {
        code: 'ADMIN2026001',
        name: '古丽仙木·示例木江·示例提力瓦尔地',
        roles: ['registrar', 'supervisor', 'approver', 'archivist', 'administrator', 'auditor'],
        password: 'gulixian-2026',
        idNumber: inventedIdNumber('654022', '19791102', 951),
        certificate: { number: '新民婚登证字〔2019〕第0654022号', validUntil: today.add({ days: 40 }).toString() },
      },
      { code: 'F1', name: '图雅', roles: ['registrar'], password: 'tuya-2026-07' },
      {
        code: 'R7',
        name: '王示例',
        roles: ['registrar'],
        password: 'wangshili-2026',
        certificate: { number: 'ZG0007', validUntil: `${year - 1}-06-30` },
      },
    ],
    devices: { readerPath: '/dev/serial/by-id/usb-Synthetic_ID_Reader_CVR-100UC_00001-if00-port0', printers: longPrinters(printed) },
  };
}
