import { Temporal } from 'temporal-polyfill';
import { CivilDate, type ArchiveScheme, type FileClass } from '#shared/model/index.ts';

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

/** The year's last day after the years of retention, which begin with the year after the file's own. */
export function keptUntil(year: number, { retentionYears }: Pick<ArchiveScheme, 'retentionYears'>): CivilDate {
  return CivilDate.parse(`${year + retentionYears}-12-31`);
}

/** Days until the last day of filing in time; negative once it is over. */
export function daysLeft(year: number, scheme: Pick<ArchiveScheme, 'deadline'>, today: CivilDate): number {
  return Temporal.PlainDate.from(today).until(filingDeadline(year, scheme)).days;
}
