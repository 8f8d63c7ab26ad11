import { createRequire } from 'node:module';
import type * as OpenCc from 'opencc-js/t2cn';
import type * as Pinyin from 'pinyin-pro';

const require = createRequire(import.meta.url);
let loaded: typeof Pinyin | null = null;

/** Reading its dictionary takes 70 ms: no start of the program waits for it. */
function dictionary(): typeof Pinyin {
  loaded ??= require('pinyin-pro') as typeof Pinyin;
  return loaded;
}

let converter: ((text: string) => string) | null = null;

function simplified(text: string): string {
  converter ??= (require('opencc-js/t2cn') as typeof OpenCc).Converter({ from: 't', to: 'cn' });
  return converter(text);
}

/** By what somebody's name is found. */
export interface NameKeys {
  readonly name: string;
  /** Without tones and spaces, ü as v: `lvbu`. */
  readonly pinyin: string;
  /** With the other reading of a character that is read in two ways in names. */
  readonly otherPinyin: string | null;
  readonly initials: string;
  readonly tail: string | null;
  readonly ends: string | null;
}

/** A name as names are compared: width, traditional and variant forms, case, spaces and dots tell none from another. */
export function comparableName(written: string): string {
  const bare = written
    .normalize('NFKC')
    .replace(/[\s·•・.‧'’-]/g, '')
    .toUpperCase();
  return /\p{Script=Han}/u.test(bare) ? simplified(bare) : bare;
}

/** Letters as pinyin is compared: no tones, spaces or apostrophes, ü as v. */
export function comparablePinyin(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/u\u0308|U\u0308/g, 'v')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

export function nameKeysOf(written: string): NameKeys {
  const name = comparableName(written);
  const characters = [...name];
  const syllables = isHan(name) ? readingsOf(name) : written.split(/[\s·•・.‧'’-]+/).map(comparablePinyin);
  const other = isHan(name) ? otherReadings(characters, syllables) : null;
  const long = characters.length > 2;
  return {
    name,
    pinyin: syllables.join(''),
    otherPinyin: other && other.join(''),
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    tail: long ? characters.toReversed().join('') : null,
    ends: characters.length === 3 ? characters[0]! + characters[2]! : null,
  };
}

export function isHan(name: string): boolean {
  return /^\p{Script=Han}+$/u.test(name);
}

function readingsOf(name: string): string[] {
  return dictionary().pinyin(name, { toneType: 'none', surname: 'head', v: true, type: 'array' });
}

/** Characters that given names read in either way. */
const twoReadings: Readonly<Record<string, readonly [string, string]>> = {
  乐: ['le', 'yue'],
  朝: ['chao', 'zhao'],
  长: ['chang', 'zhang'],
  行: ['xing', 'hang'],
  重: ['zhong', 'chong'],
  茜: ['qian', 'xi'],
  晟: ['sheng', 'cheng'],
  盛: ['sheng', 'cheng'],
  娜: ['na', 'nuo'],
  柏: ['bai', 'bo'],
  莘: ['xin', 'shen'],
  曾: ['zeng', 'ceng'],
  樾: ['yue', 'yu'],
  芎: ['xiong', 'qiong'],
  车: ['che', 'ju'],
  翟: ['zhai', 'di'],
  朴: ['piao', 'pu'],
  员: ['yuan', 'yun'],
  乜: ['nie', 'mie'],
  隗: ['wei', 'kui'],
  缪: ['miao', 'mou'],
  褚: ['chu', 'zhu'],
  覃: ['qin', 'tan'],
  尉: ['wei', 'yu'],
};

/** The same syllables with every such character read in the other way; null when there is none. */
function otherReadings(characters: readonly string[], syllables: readonly string[]): string[] | null {
  if (characters.length !== syllables.length) return null;
  const other = syllables.map((syllable, at) => twoReadings[characters[at]!]?.find((reading) => reading !== syllable) ?? syllable);
  return other.some((syllable, at) => syllable !== syllables[at]) ? other : null;
}
