import { idNumberCheck } from '#shared/model/index.ts';

/** What a resident's card says. Dates are written as on the card, `YYYYMMDD`; `validUntil` may be 长期. */
export interface Person {
  readonly name: string;
  readonly sex: 'male' | 'female';
  /** GB/T 3304 code. */
  readonly ethnicity: string;
  readonly birthDate: string;
  readonly address: string;
  readonly idNumber: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** An invented number with a right check character; sequences from 900 on mark it as ours. */
export function inventedIdNumber(region: string, birthDate: string, sequence: number): string {
  const body = `${region}${birthDate}${sequence}`;
  return body + idNumberCheck(body);
}

interface Sketch {
  readonly name: string;
  readonly birthDate: string;
  /** Odd for men, even for women (GB 11643-1999). */
  readonly sequence: number;
  readonly ethnicity?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
}

function invent({ name, birthDate, sequence, ethnicity = '01', validFrom = '20190520', validUntil = '20390520' }: Sketch): Person {
  return {
    name,
    sex: sequence % 2 === 1 ? 'male' : 'female',
    ethnicity,
    birthDate,
    address: `北京市东城区示例胡同${sequence}号`,
    idNumber: inventedIdNumber('110101', birthDate, sequence),
    issuer: '北京市公安局东城分局',
    validFrom,
    validUntil,
  };
}

const wangWei = invent({ name: '王伟', birthDate: '19980312', sequence: 901 });

/** Nobody of these exists; ages are meant for the end of 2026. */
export const people = {
  wangWei,
  chenJing: invent({ name: '陈静', birthDate: '19990825', sequence: 902 }),
  /** A character of CJK Extension A. */
  liJie: invent({ name: '李㛃', birthDate: '19960407', sequence: 904 }),
  /** A character beyond the basic plane: two UTF-16 units. */
  zhangJi: invent({ name: '张𠮷', birthDate: '19951109', sequence: 903 }),
  /** Fifteen characters with middle dots: the whole name field. */
  longName: invent({ name: '阿依努尔·示例买提·示例吐尔逊', birthDate: '19970215', sequence: 906, ethnicity: '05' }),
  /** A man of 20. */
  underage: invent({ name: '赵阳', birthDate: '20060601', sequence: 905 }),
  /** A woman of 19. */
  underageWoman: invent({ name: '周敏', birthDate: '20070505', sequence: 908 }),
  expiredCard: invent({ name: '刘洋', birthDate: '19940930', sequence: 907, validFrom: '20140601', validUntil: '20240601' }),
  longTermCard: invent({ name: '孙建国', birthDate: '19680203', sequence: 909, validFrom: '20140203', validUntil: '长期' }),
  /** An old card with a private-use character in the name. */
  privateUse: invent({ name: '何\uE863', birthDate: '19930718', sequence: 911 }),
  /** The first man again, with a card issued later. */
  wangWeiRenewed: { ...wangWei, validFrom: '20250110', validUntil: '20450110' },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof people;
