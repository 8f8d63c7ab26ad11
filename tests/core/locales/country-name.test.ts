import { expect, test } from 'vitest';
import { countryName } from '#shared/locales/index.ts';

test('countries are named shortly, as papers write them; a code nobody gave stands for itself', () => {
  expect(['USA', 'GBR', 'KOR', 'FRA'].map((code) => countryName('zh-CN', code))).toEqual(['美国', '英国', '韩国', '法国']);
  expect(countryName('en', 'KOR')).toBe('South Korea');
  expect([countryName('zh-CN', 'XXA'), countryName('zh-CN', '')]).toEqual(['XXA', '']);
});
