import type { Session } from '#shared/contract/index.ts';
import { Office } from '#shared/model/index.ts';

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
