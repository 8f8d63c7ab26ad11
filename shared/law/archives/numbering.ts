import { CivilDate } from '#shared/model/index.ts';
import type { FileClass } from './classes.ts';

/** What the office and the archives of its level agreed on. */
export interface ArchiveScheme {
  /** 全宗号; '' until the archives gave one. */
  readonly fonds: string;
  /** 类别码, set by the archives of the same level. */
  readonly codes: Readonly<Record<FileClass, string>>;
  /** Day of the next year by which a year is filed: 'MM-DD'. */
  readonly deadline: string;
}

/** 30 June (机关档案管理规定, 国家档案局令第13号); the 管理办法 says only that files are made by the year. */
export const usualDeadline = '06-30';

/** 室编卷号 of the next file of a year and class: from 1, never one that was given before, even where its file is gone. */
export function nextFileNumber(given: readonly number[]): number {
  return given.reduce((highest, number) => Math.max(highest, number), 0) + 1;
}

/** 档号: 全宗号-类别码-年度-室编卷号, the last in four digits at least. */
export function formatFileNumber(
  scheme: Pick<ArchiveScheme, 'fonds' | 'codes'>,
  fileClass: FileClass,
  year: number,
  number: number,
): string {
  return [scheme.fonds, scheme.codes[fileClass], String(year), String(number).padStart(4, '0')].filter((part) => part !== '').join('-');
}

/** The last day on which the files of a year are made in time. */
export function filingDeadline(year: number, { deadline }: Pick<ArchiveScheme, 'deadline'>): CivilDate {
  return CivilDate.parse(`${year + 1}-${deadline}`);
}

/** 保管期限, years (婚姻登记档案管理办法 art. 13); files that go on being worth keeping are kept longer, and never thrown away by this. */
const retentionYears = 100;

/** The year's last day after a hundred years: from the year after that in which the file was made. */
export function keptUntil(year: number): CivilDate {
  return CivilDate.parse(`${year + retentionYears}-12-31`);
}
