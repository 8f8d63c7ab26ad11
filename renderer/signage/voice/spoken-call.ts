import type { ShownCall } from '#shared/contract/index.ts';
import type { SpokenCall } from '#shared/model/index.ts';
import type { Spoken } from '../../voice/speaker.ts';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** 一 in a number that is spelt is never bent to its neighbours' tones; 零 is read as written. */
const syllables = ['ling2', 'yi1', 'er4', 'san1', 'si4', 'wu3', 'liu4', 'qi1', 'ba1', 'jiu3'];

/**
 * A call as it is spoken, as often as the hall wants it: the number spelt, the window counted. Of a name at most the surname, in
 * Mandarin, where the hall wants it.
 */
export function spokenOf(
  call: Pick<ShownCall, 'number' | 'counter' | 'surname'>,
  { languages, times }: Pick<SpokenCall, 'languages' | 'times'>,
): readonly Spoken[] {
  const window = Number(call.counter);
  const { surname } = call;
  // Nobody says whether they are 先生 or 女士.
  const who = surname === undefined ? '' : `姓${surname.text}的当事人，`;
  const whoSaid = surname === undefined ? '' : `xing4 ${surname.pinyin} de5 dang1 shi4 ren2, `;
  const once = languages.map((language): Spoken =>
    language === 'en'
      ? { language, text: `${spelt(call.number, String)}, please go to window ${window}.`, pinyin: null }
      : {
          language,
          text: `请${spelt(call.number, (digit) => digits[digit]!).replaceAll(' ', '')}号，${who}到${counted(window, digits, '十', '')}号窗口`,
          pinyin: `qing3 ${spelt(call.number, (digit) => syllables[digit]!)} hao4, ${whoSaid}dao4 ${counted(window, syllables, 'shi2', ' ')} hao4 chuang1 kou3`,
        },
  );
  return Array.from({ length: times }, () => once).flat();
}

/** `A012` as `A 0 1 2`, each digit as `say` says it. */
function spelt(number: string, say: (digit: number) => string): string {
  return [...number].map((each) => (/\d/u.test(each) ? say(Number(each)) : each)).join(' ');
}

/** From 1 to 99: 三, 十, 十二, 二十, 二十三. */
function counted(count: number, words: readonly string[], ten: string, between: string): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (tens === 0) return words[ones]!;
  return [...(tens > 1 ? [words[tens]] : []), ten, ...(ones > 0 ? [words[ones]] : [])].join(between);
}
