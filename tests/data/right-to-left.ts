import type { KioskLanguage } from '#shared/model/index.ts';
import english from '#shared/locales/en/kiosk.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

/** A letter of the Arabic script for each Latin one: real characters that join and run from right to left, and no words of any language. */
const arabic: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, i) => [letter, [...'ابجدهوزحطيكلمنسعفصقرشتثخذض'][i]!]),
);

/** Values and names keep their characters. */
function written(sentence: string): string {
  return sentence
    .split(/(\{\{[^}]*\}\})/u)
    .map((part) => (part.startsWith('{{') ? part : part.replaceAll(/[a-z]/giu, (letter) => arabic[letter.toLowerCase()]!)))
    .join('');
}

function flat(tree: Tree, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${above}${key}`, value]] : flat(value, `${above}${key}.`),
  );
}

/**
 * A language for tests, made of the English sentences: as long as they, in Arabic letters, from right to left. It stands for the ones a
 * hall may add (ئۇيغۇرچە, قازاقشا) and is none of them: `XB` is what Unicode's own test locales for right to left are called (UTS 35).
 */
export const rightToLeft: KioskLanguage = {
  tag: 'ar-XB',
  name: 'لغة تجريبية',
  direction: 'rtl',
  words: Object.fromEntries(
    flat(english as Tree)
      .filter(([key]) => !key.startsWith('language.names.'))
      .map(([key, sentence]) => [key, written(sentence)]),
  ),
};
