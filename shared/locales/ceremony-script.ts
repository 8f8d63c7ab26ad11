import type { TFunction } from 'i18next';
import { ceremonyWords, type CeremonyKind, type CeremonyWord } from '#shared/model/index.ts';

/** What a script calls each word it may name, without its brackets. */
export function ceremonyWordNames(t: TFunction): Readonly<Record<CeremonyWord, string>> {
  return Object.fromEntries(ceremonyWords.map((word) => [word, t(`front-desk:ceremonies.word.${word}`)])) as Record<CeremonyWord, string>;
}

/** The program's own script of a kind of ceremony, its words in brackets: 【男方】. */
export function ceremonyScript(t: TFunction, kind: CeremonyKind): string {
  const names = ceremonyWordNames(t);
  return t(`front-desk:ceremonies.script.${kind}`, Object.fromEntries(ceremonyWords.map((word) => [word, `【${names[word]}】`])));
}
