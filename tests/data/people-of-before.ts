import { v7 as uuidv7 } from 'uuid';
import { HistoricalRecord } from '#shared/model/index.ts';
import { inventedIdNumber } from '../emulators/people.ts';

/** Surnames by how many of 1000 bear them, roughly as in the census; the rest follow evenly. */
const surnames: readonly (readonly [string, number])[] = [
  ['王', 72], ['李', 72], ['张', 68], ['刘', 54], ['陈', 45], ['杨', 31], ['黄', 22], ['赵', 22], ['吴', 20], ['周', 20],
  ['徐', 17], ['孙', 16], ['马', 14], ['朱', 13], ['胡', 13], ['郭', 12], ['何', 12], ['林', 12], ['高', 11], ['罗', 10],
]; // prettier-ignore
const otherSurnames = [
  ...'梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单解仇区',
];
const hisCharacters = [
  ...'伟强磊军洋勇杰涛明超辉刚平建国华东海波鹏飞龙文斌宇浩志林峰俊成健博阳亮元福生德春永康光庆安民松柏山根水荣贵兴旺宝玉',
];
const herCharacters = [
  ...'芳娜敏静丽艳娟霞秀兰英红梅玲桂珍萍燕莉琴云洁婷雪慧莹丹倩蓉凤琳月春花香莲秋珠淑美玉素巧菊青华爱仙翠彩金银娣珊思佳怡欣乐',
];
const oldNumbers = ['清革结字第{n}号', '政字第{n}号', '（{y}）清结字第{n}号', 'J329901-{y}-{n}'];

/** The same numbers for the same seed: mulberry32. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export function inventName(pick: (below: number) => number, sex: 'male' | 'female'): string {
  let place = pick(1000);
  const surname = surnames.find(([, share]) => (place -= share) < 0)?.[0] ?? otherSurnames[pick(otherSurnames.length)]!;
  const given = sex === 'male' ? hisCharacters : herCharacters;
  // Most characters are common, some rare: the smaller of two picks.
  const one = () => given[Math.min(pick(given.length), pick(given.length))]!;
  return pick(100) < 18 ? surname + one() : surname + one() + one();
}

/** Couples registered between 1974 and 2015, as an archive typed them in; `n` is their place in it. */
export function inventRecord(pick: (below: number) => number, n: number): HistoricalRecord {
  const year = 1974 + pick(42);
  const day = `${year}-${two(1 + pick(12))}-${two(1 + pick(28))}`;
  const person = (sex: 'male' | 'female') => {
    const born = `${year - 20 - pick(12)}-${two(1 + pick(12))}-${two(1 + pick(28))}`;
    const number = inventedIdNumber(`3299${two(1 + pick(20))}`, born, pick(500) * 2 + (sex === 'male' ? 1 : 0));
    // Cards were given out from 1984 on, with numbers of 15 characters until 1999.
    const written = year < 1985 ? '' : year < 2000 ? number.slice(0, 6) + number.slice(8, 17) : number;
    return { name: inventName(pick, sex), idNumber: written, born };
  };
  const digits = String((n % 999_999) + 1);
  return HistoricalRecord.parse({
    id: uuidv7(),
    act: pick(10) === 0 ? 'divorce' : 'marriage',
    registrationNumber: oldNumbers[year > 2003 ? 3 : pick(3)]!.replace('{y}', String(year)).replace(
      '{n}',
      year > 2003 ? digits.padStart(6, '0') : digits,
    ),
    office: { code: '329901', name: '清江县民政局婚姻登记处' },
    registeredOn: day,
    fileNumber: `0123-JH-${year}-${n + 1}`,
    man: person('male'),
    woman: person('female'),
  });
}

const two = (value: number) => String(value).padStart(2, '0');
