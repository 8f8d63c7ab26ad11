import type { HistoricalFlag, HistoricalRemark } from '#shared/model/index.ts';

/** 异常备注 as clerks write them (MZ/T 113-2018 appendix C). */
const flagByWord: Readonly<Record<string, HistoricalFlag>> = {
  缺号: 'numberMissing',
  无身份证号: 'numberMissing',
  占位号: 'numberPlaceholder',
  证件号有误: 'numberFaulty',
  同号多人: 'numberShared',
  重号: 'numberShared',
  证件号与所载不符: 'numberContradicts',
  字迹不清: 'illegible',
  缺日期: 'dateMissing',
  日期非法: 'dateImpossible',
  日期不全: 'dateIncomplete',
  缺姓名: 'nameMissing',
  只有一方: 'onePartyOnly',
  未到婚龄: 'underAge',
  旧地名: 'oldPlace',
  旧字号: 'oldNumber',
  缺字号: 'registrationNumberMissing',
  字号重复: 'registrationNumberShared',
};

/** The remarks a cell holds, several parted by commas or semicolons; words of nobody's list are kept as they stand. */
export function remarksWritten(text: string): HistoricalRemark[] {
  return text
    .split(/[；;，,、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const flag = flagByWord[part];
      return flag === undefined ? { flag: 'other', of: 'record', note: part.slice(0, 200) } : { flag, of: 'record', note: '' };
    });
}
