import { createRequire } from 'node:module';
import type * as Pinyin from 'pinyin-pro';
import type { ShownCall } from '#shared/contract/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Pinyin | null = null;

/** Reading its dictionary takes 70 ms: a hall that has no surnames spoken never does, and no start of the program waits for it. */
function dictionary(): typeof Pinyin {
  loaded ??= require('pinyin-pro') as typeof Pinyin;
  return loaded;
}

/** 复姓 still in use; every other surname is its first character. */
const compound = new Set(
  '欧阳 上官 司马 诸葛 尉迟 皇甫 令狐 慕容 司徒 东方 独孤 南宫 夏侯 万俟 长孙 宇文 轩辕 端木 百里 呼延 西门 公孙 闻人 澹台 赫连 太史 申屠 钟离 鲜于 濮阳 淳于 单于 公冶 仲孙 太叔 司空 司寇 第五 拓跋 东郭 南门 羊舌 梁丘 左丘 东门'.split(
    ' ',
  ),
);

/** The surname of a Chinese name as it is spoken; undefined: the name is not Chinese, or nobody said it. */
export function spokenSurname(name: string): ShownCall['surname'] {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return undefined;
  const characters = [...name];
  const two = characters.slice(0, 2).join('');
  const surname = characters.length > 2 && compound.has(two) ? two : characters[0]!;
  // 单 is Shan and 仇 Qiu where they are names.
  return { text: surname, pinyin: dictionary().pinyin(surname, { toneType: 'num', surname: 'head', v: true }) };
}
