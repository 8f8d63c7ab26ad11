import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Converter } from 'opencc-js/cn2t';

/** What a kiosk shows, its staff's pages included. */
export const traditionalNamespaces = [
  'applicant',
  'common',
  'entry',
  'errors',
  'front-desk',
  'kiosk',
  'kiosk-lock',
  'law',
  'terms',
] as const;

/** Sentences that are the same in every language: languages by their own names. */
const kept = /^kiosk\.language\.names\./;

/** What the dictionary takes for another word: 签 is always 簽 here, never a lot that is drawn, and 获准 a permission. */
const corrections: readonly (readonly [string, string])[] = [
  ['籤', '簽'],
  ['獲準', '獲准'],
];

/** Characters as Hong Kong writes them, no word changed: what the law calls something stays what it calls it. */
const convert = Converter({ from: 'cn', to: 'hk' });

type Tree = { readonly [key: string]: string | Tree };

/** A namespace's Chinese sentences in traditional characters. */
export function traditionalOf(tree: Tree, path: string): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      const at = `${path}.${key}`;
      if (typeof value !== 'string') return [key, traditionalOf(value, at)];
      return [
        key,
        kept.test(at) ? value : corrections.reduce((text, [wrong, right]) => text.replaceAll(wrong, right), convertWords(value)),
      ];
    }),
  );
}

/** What stands for a value is no word: `{{name}}`. */
function convertWords(sentence: string): string {
  return sentence
    .split(/(\{\{[^}]*\}\})/u)
    .map((part) => (part.startsWith('{{') ? part : convert(part)))
    .join('');
}

/** Writes shared/locales/zh-Hant anew: `npm run locales:traditional`, after Chinese sentences have changed. */
if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const locales = join(import.meta.dirname, '../../shared/locales');
  mkdirSync(join(locales, 'zh-Hant'), { recursive: true });
  for (const namespace of traditionalNamespaces) {
    const tree = JSON.parse(readFileSync(join(locales, 'zh-CN', `${namespace}.json`), 'utf8')) as Tree;
    writeFileSync(join(locales, 'zh-Hant', `${namespace}.json`), `${JSON.stringify(traditionalOf(tree, namespace), null, 2)}\n`);
  }
}
