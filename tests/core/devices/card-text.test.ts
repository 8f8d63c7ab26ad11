import { describe, expect, test } from 'vitest';
import { isIdNumber } from '#shared/model/index.ts';
import { parseCardText } from '#core/devices/reader/card-text.ts';
import { people } from '../../emulators/people.ts';
import { photoBlock, residentCardBlock, textBlock, type Field } from '../../emulators/reader/card-blocks.ts';

function parsed(block: Uint8Array) {
  const card = parseCardText(block);
  if (!card.ok) throw new Error(card.error);
  return card.value;
}

/** A resident's block with some fields written over. */
function resident(...fields: readonly Field[]): Uint8Array {
  const block = residentCardBlock(people.wangWei);
  for (const [offset, bytes, text] of fields) {
    block.set(Buffer.from(text.padEnd(bytes / 2), 'utf16le'), offset);
  }
  return block;
}

describe('居民身份证', () => {
  test('gives every field', () => {
    expect(parsed(residentCardBlock(people.wangWei))).toEqual({
      layout: 'resident',
      name: '王伟',
      sex: 'male',
      ethnicity: '01',
      birthDate: '1998-03-12',
      address: '北京市东城区示例胡同901号',
      idNumber: people.wangWei.idNumber,
      issuer: '北京市公安局东城分局',
      validFrom: '2019-05-20',
      validUntil: '2039-05-20',
      longTerm: false,
      privateUse: [],
    });
  });

  test('长期 has no end and is said to be long-term', () => {
    expect(parsed(residentCardBlock(people.longTermCard))).toMatchObject({ validUntil: null, longTerm: true, validFrom: '2014-02-03' });
  });

  test('an end that is no date is not taken for 长期', () => {
    expect(parsed(resident([204, 16, '20230229']))).toMatchObject({ validUntil: null, longTerm: false });
  });

  test.each([people.liJie, people.zhangJi, people.longName])('the name $name survives', (person) => {
    expect(parsed(residentCardBlock(person))).toMatchObject({ name: person.name, privateUse: [] });
  });

  test('a private-use character stays and its field is named', () => {
    expect(parsed(residentCardBlock(people.privateUse))).toMatchObject({ name: '何\uE863', privateUse: ['name'] });
    expect(parsed(resident([52, 70, '示例路\u{F0001}号'], [0, 30, '王伟']))).toMatchObject({ privateUse: ['address'] });
  });

  test('half a surrogate pair is marked, not stored', () => {
    expect(parsed(resident([0, 30, '张\uD842']))).toMatchObject({ name: '张\uFFFD', privateUse: ['name'] });
  });

  test.each(['\0', '\u3000', '\uFFFF'])('padding with %j is trimmed, blanks inside stay', (pad) => {
    expect(parsed(resident([0, 30, `${pad}王 伟`.padEnd(15, pad)]))).toMatchObject({ name: '王 伟' });
  });

  test.each([
    ['0', 'unknown'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'unspecified'],
    ['7', 'unknown'],
  ])('sex code %s is %s', (code, sex) => {
    expect(parsed(resident([30, 2, code]))).toMatchObject({ sex });
  });

  test('an unknown ethnicity code is kept as it is', () => {
    expect(parsed(resident([32, 4, '60']))).toMatchObject({ ethnicity: '60' });
  });

  test('x at the end of the number is X', () => {
    expect(parsed(resident([122, 36, '11010519491231002x']))).toMatchObject({ idNumber: '11010519491231002X' });
  });

  test('a block that names nobody is garbled', () => {
    expect(parseCardText(textBlock([]))).toEqual({ ok: false, error: 'garbled' });
    expect(parseCardText(resident([122, 36, '']))).toEqual({ ok: false, error: 'garbled' });
    expect(parseCardText(residentCardBlock(people.wangWei).subarray(1))).toEqual({ ok: false, error: 'garbled' });
  });
});

describe('other cards', () => {
  test('港澳台居民居住证', () => {
    const block = textBlock([
      [0, 30, '示例'],
      [30, 2, '2'],
      [36, 16, '19900101'],
      [52, 70, '北京市东城区示例胡同1号'],
      [122, 36, '810000199001019027'],
      [158, 30, '北京市公安局'],
      [188, 16, '20200101'],
      [204, 16, '20250101'],
      [220, 18, 'H00000000'],
      [238, 4, '01'],
      [248, 2, 'J'],
    ]);
    expect(parsed(block)).toEqual({
      layout: 'residencePermit',
      name: '示例',
      sex: 'female',
      birthDate: '1990-01-01',
      address: '北京市东城区示例胡同1号',
      idNumber: '810000199001019027',
      issuer: '北京市公安局',
      validFrom: '2020-01-01',
      validUntil: '2025-01-01',
      longTerm: false,
      passNumber: 'H00000000',
      issueCount: '01',
      privateUse: [],
    });
  });

  test('外国人永久居留身份证 of 2017', () => {
    const block = textBlock([
      [0, 120, 'EXAMPLE, PERSON INVENTED'],
      [120, 2, '1'],
      [122, 30, 'CAN110000000000'],
      [152, 6, 'CAN'],
      [158, 30, '示例人'],
      [188, 16, '20180101'],
      [204, 16, '20280101'],
      [220, 16, '19810803'],
      [236, 4, '01'],
      [240, 8, '1100'],
      [248, 2, 'I'],
    ]);
    expect(parsed(block)).toEqual({
      layout: 'permanentResident2017',
      englishName: 'EXAMPLE, PERSON INVENTED',
      chineseName: '示例人',
      sex: 'male',
      idNumber: 'CAN110000000000',
      nationality: 'CAN',
      birthDate: '1981-08-03',
      validFrom: '2018-01-01',
      validUntil: '2028-01-01',
      privateUse: [],
    });
  });

  test('外国人永久居留身份证 of 2023: a long name is joined before it is trimmed', () => {
    const name = 'EXAMPLE PERSON WITH A VERY LONG OWN NAME HERE';
    const block = textBlock([
      [30, 2, '2'],
      [32, 4, '00'],
      [36, 16, '19810803'],
      [52, 70, name.slice(0, 35)],
      [122, 36, '911124198108030024'],
      [188, 16, '20231201'],
      [204, 16, '20331201'],
      [220, 22, name.slice(35)],
      [242, 6, 'CAN'],
      [248, 2, 'Y'],
    ]);
    expect(parsed(block)).toEqual({
      layout: 'permanentResident2023',
      englishName: name,
      chineseName: '',
      sex: 'female',
      idNumber: '911124198108030024',
      nationality: 'CAN',
      birthDate: '1981-08-03',
      validFrom: '2023-12-01',
      validUntil: '2033-12-01',
      privateUse: [],
    });
  });

  test('a flag of no published layout is unknown', () => {
    expect(parseCardText(resident([248, 2, 'Q']))).toEqual({ ok: false, error: 'unknownLayout' });
  });
});

test('the invented people have numbers that check, and their photo block is published-size and repeatable', () => {
  for (const person of Object.values(people)) expect(isIdNumber(person.idNumber)).toBe(true);
  expect(photoBlock('1')).toEqual(photoBlock('1'));
  expect(photoBlock('1')).not.toEqual(photoBlock('2'));
  expect(photoBlock('1')).toHaveLength(1024);
});
