import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRegions } from '#core/office/index.ts';

const regions = loadRegions(join(import.meta.dirname, '../../../resources'));

test.each([
  ['江苏省苏州市吴中区木渎镇', '320506'],
  ['江苏省昆山市玉山镇', '320583'],
  ['北京市海淀区中关村大街1号', '110108'],
  ['四川省成都市武侯区', '510107'],
  ['广西南宁市青秀区', '450103'],
  ['广西壮族自治区南宁市', '450100'],
  ['重庆市忠县忠州镇', '500233'],
  ['湖北省仙桃市', '429004'],
  ['广东省东莞市虎门镇', '441900'],
  ['昆山市玉山镇', '320583'],
  // Of before: in the code the card's office had.
  ['浙江省杭州市下城区', '330103'],
  ['江苏省 苏州市 ２３号', '320500'],
  ['河北省', '130000'],
  // Two of this name: neither is guessed.
  ['鼓楼区', null],
  ['清江县人民路1号', null],
  ['', null],
])('M-148 an address “%s” begins with %s', (address, expected) => {
  expect(regions.regionIn(address)).toBe(expected);
});

test('a region has its whole name', () => {
  expect(regions.nameOf('510107')).toBe('四川省成都市武侯区');
  expect(regions.nameOf('110108')).toBe('北京市海淀区');
  expect(regions.nameOf('429004')).toBe('湖北省仙桃市');
  expect(regions.nameOf('320500')).toBe('江苏省苏州市');
  expect(regions.nameOf('329901')).toBeNull();
});

test('a county may be newer than the table, a province not; a whole prefecture is no office', () => {
  expect(['329901', '990101', '12345', 'abcdef'].map(regions.isPlausible)).toEqual([true, false, false, false]);
  expect(['510107', '320500', '320000', '441900'].map(regions.isExact)).toEqual([true, false, false, true]);
});
