import { randomUUID } from 'node:crypto';

export interface Someone {
  readonly name: string;
  readonly idNumber: string;
}

export const li: Someone = { name: '李明', idNumber: '329901199001011234' };
export const wang: Someone = { name: '王芳', idNumber: '329901199202022245' };
export const zhao: Someone = { name: '赵丽', idNumber: '329901199303033267' };

/** A registration as section 4.1 says. */
export function registration(business: 'marriage' | 'divorce', man: Someone, woman: Someone, more: Record<string, unknown> = {}) {
  const {
    caseId = randomUUID(),
    order = 1,
    office = '329901',
    number,
    on = '2026-05-20',
    id = randomUUID(),
    parts = [],
    ...content
  } = more;
  const at = `${String(on)}T02:30:00.000Z`;
  return {
    id,
    caseId,
    order,
    type: `${business}.registered`,
    at,
    on,
    content: {
      business,
      caseId,
      office: { regionCode: office, name: '示范县民政局婚姻登记处' },
      registrationNumber: number ?? nextNumber(business, String(office)),
      registeredOn: on,
      registeredAt: at,
      man: partyOf(man),
      woman: partyOf(woman),
      ...content,
    },
    parts,
  };
}

export function partyOf(someone: Someone) {
  return { name: someone.name, idNumber: someone.idNumber, nationality: 'CHN', document: '居民身份证', documentNumber: '' };
}

let numbers = 0;
function nextNumber(business: 'marriage' | 'divorce', office: string): string {
  numbers += 1;
  return `${business === 'marriage' ? 'J' : 'L'}${office}-2026-${String(numbers).padStart(6, '0')}`;
}
