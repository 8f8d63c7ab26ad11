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
  /** 现役军人: his 居民身份证 looks like everybody's; the officer's card is a paper beside it. */
  soldier: invent({ name: '吴卫国', birthDate: '19951001', sequence: 915 }),
  /** They have lived as husband and wife for long, and register it now. */
  heDong: invent({ name: '何东', birthDate: '19850518', sequence: 917 }),
  luoYan: invent({ name: '罗燕', birthDate: '19860920', sequence: 918 }),
  /** The first man again, with a card issued later. */
  wangWeiRenewed: { ...wangWei, validFrom: '20250110', validUntil: '20450110' },
} as const satisfies Record<string, Person>;

/** What a 港澳台居民居住证 says. */
export interface PermitHolder extends Omit<Person, 'ethnicity'> {
  /** 通行证号码. */
  readonly passNumber: string;
  readonly issueCount: string;
}

function inventPermit(
  region: '810000' | '820000' | '830000',
  sketch: Pick<Sketch, 'name' | 'birthDate' | 'sequence'> & { readonly passNumber: string },
): PermitHolder {
  const { ethnicity: _, ...person } = invent({ ...sketch, validFrom: '20230601', validUntil: '20280601' });
  return {
    ...person,
    idNumber: inventedIdNumber(region, sketch.birthDate, sketch.sequence),
    passNumber: sketch.passNumber,
    issueCount: '01',
  };
}

/** Invented holders of a 港澳台居民居住证. */
export const permitHolders = {
  hongKong: inventPermit('810000', { name: '陈嘉明', birthDate: '19930514', sequence: 913, passNumber: 'H00000901' }),
  macao: inventPermit('820000', { name: '何美琪', birthDate: '19951002', sequence: 914, passNumber: 'M00000902' }),
  taiwan: inventPermit('830000', { name: '林雅婷', birthDate: '19920321', sequence: 916, passNumber: '00000903' }),
} as const satisfies Record<string, PermitHolder>;

/** The page of a passport. Dates as on cards, `YYYYMMDD`. */
export interface Passport {
  readonly surname: string;
  readonly givenNames: string;
  /** Alpha-3. */
  readonly nationality: string;
  readonly number: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly validUntil: string;
}

/** What a 外国人永久居留身份证 says, of 2017 (`I`) or 2023 (`Y`). */
export interface PermanentResident {
  readonly layout: 'I' | 'Y';
  readonly englishName: string;
  readonly chineseName: string;
  readonly sex: 'male' | 'female';
  readonly idNumber: string;
  readonly nationality: string;
  readonly birthDate: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** Invented foreigners with a 外国人永久居留身份证. */
export const permanentResidents = {
  /** 2017: three letters and twelve digits; a Chinese name of his own choice on it. */
  french: {
    layout: 'I',
    englishName: 'EXEMPLE JEAN MARC',
    chineseName: '让·范例',
    sex: 'male',
    idNumber: 'FRA110090021234',
    nationality: 'FRA',
    birthDate: '19900212',
    validFrom: '20220301',
    validUntil: '20320301',
  },
  /** 2023: eighteen digits, the first a 9; a name that runs over into the second field, and no Chinese one. */
  canadian: {
    layout: 'Y',
    englishName: 'SAMPLESON-EXAMPLEWORTH ALEXANDRA CATHERINE',
    chineseName: '',
    sex: 'female',
    idNumber: inventedIdNumber('911124', '19940803', 902),
    nationality: 'CAN',
    birthDate: '19940803',
    validFrom: '20240105',
    validUntil: '20340105',
  },
} as const satisfies Record<string, PermanentResident>;

/** Invented passports; the lines at their foot come from `passportMrz`. */
export const passports = {
  french: {
    surname: 'EXEMPLE',
    givenNames: 'JEAN MARC',
    nationality: 'FRA',
    number: '99ZZ00001',
    birthDate: '19900212',
    sex: 'male',
    validUntil: '20310630',
  },
  german: {
    surname: 'MUSTERBEISPIEL',
    givenNames: 'LENA SOPHIE',
    nationality: 'DEU',
    number: 'C9ZZ00002',
    birthDate: '19961130',
    sex: 'female',
    validUntil: '20330114',
  },
  /** Sixty characters of a name, more than the zone's thirty-nine: the page has the rest. */
  portuguese: {
    surname: 'EXEMPLO DE ALBUQUERQUE VASCONCELOS',
    givenNames: 'MARIANA BEATRIZ APARECIDA',
    nationality: 'PRT',
    number: 'ZZ0000904',
    birthDate: '19950217',
    sex: 'female',
    validUntil: '20320816',
  },
  /** 无国籍人: a travel document of the 1954 Convention. */
  stateless: {
    surname: 'NEMO',
    givenNames: 'ALEX',
    nationality: 'XXA',
    number: 'ZZ0000003',
    birthDate: '19910706',
    sex: 'male',
    validUntil: '20290228',
  },
} as const satisfies Record<string, Passport>;
