import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { traditionalNamespaces, traditionalOf } from '../../electron/tools/traditional.ts';

const locales = join(import.meta.dirname, '../../shared/locales');
const read = (language: string, namespace: string) =>
  JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8')) as never;

describe('the kiosk in traditional characters', () => {
  test.each(traditionalNamespaces)('%s is what `npm run locales:traditional` makes of the Chinese sentences today', (namespace) => {
    expect(read('zh-Hant', namespace)).toEqual(traditionalOf(read('zh-CN', namespace), namespace));
  });

  test('has no file more', () => {
    expect(readdirSync(join(locales, 'zh-Hant')).sort()).toEqual(traditionalNamespaces.map((namespace) => `${namespace}.json`).sort());
  });

  test('keeps the words of the law, and what stands for a value', () => {
    const tree = {
      law: '《婚姻登记条例》第十七条：自受理之日起三十日内',
      say: '{{复印件}}共{{count}}份，不得倒签，以证件为准，未获准办理',
    };
    expect(traditionalOf(tree, 'any')).toEqual({
      law: '《婚姻登記條例》第十七條：自受理之日起三十日內',
      say: '{{复印件}}共{{count}}份，不得倒簽，以證件為準，未獲准辦理',
    });
  });

  test('calls each language by its own name', () => {
    expect(traditionalOf({ language: { names: { 'zh-CN': '简体中文' } } }, 'kiosk')).toEqual({
      language: { names: { 'zh-CN': '简体中文' } },
    });
  });
});
