import { describe, expect, test } from 'vitest';
import { comparableName, comparablePinyin, nameKeysOf } from '#core/archive/register/finder/names.ts';

describe('names as they are compared', () => {
  test.each([
    ['劉曉慶', '刘晓庆', 'traditional characters'],
    ['羣峯', '群峰', 'variant characters'],
    ['王 伟', '王伟', 'a space that fills two characters up to three'],
    ['买买提·艾力', '买买提艾力', 'the dot of a name'],
    ['买买提•艾力', '买买提艾力', 'another dot'],
    ['Ｊohn Smith', 'JOHNSMITH', 'width, case and spaces'],
  ])('%s is %s: %s tells none from another', (written, compared) => {
    expect(comparableName(written)).toBe(compared);
  });

  test.each([
    ['王伟', 'wangwei', 'ww'],
    ['单田芳', 'shantianfang', 'stf'],
    ['仇和', 'qiuhe', 'qh'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['吕布', 'lvbu', 'lb'],
    ['John Smith', 'johnsmith', 'js'],
  ])('%s is %s, and %s by its initials', (name, pinyin, initials) => {
    expect(nameKeysOf(name)).toMatchObject({ pinyin, initials });
  });

  test('a character that names read in two ways is found by either', () => {
    expect(nameKeysOf('王朝阳')).toMatchObject({ pinyin: 'wangchaoyang', otherPinyin: 'wangzhaoyang' });
    expect(nameKeysOf('王伟')).toMatchObject({ otherPinyin: null });
  });

  test.each([
    ['lǚ bù', 'lvbu'],
    ["Xi'an", 'xian'],
    ['LV', 'lv'],
    ['wáng wěi', 'wangwei'],
  ])('typed %s is %s', (typed, compared) => {
    expect(comparablePinyin(typed)).toBe(compared);
  });
});
