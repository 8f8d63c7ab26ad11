import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import { officeTimeZone, type LookUp } from '#shared/model/index.ts';

/** The heads of the register of look-ups (查档登记簿). */
export function lookUpHead(t: TFunction): string[] {
  const heads = [
    'number',
    'at',
    'applicant',
    'by',
    'unit',
    'idNumber',
    'of',
    'matter',
    'papers',
    'given',
    'files',
    'pages',
    'staff',
    'approver',
  ];
  return heads.map((head) => t(`papers:lookUp.head.${head}`));
}

/** One line of it: who, as what, why, on which papers, which files, how many pages, who gave it and who approved. */
export function lookUpRow(
  { number, at, applicant, of, matter, papers, given, records, staffName, approverName }: LookUp,
  t: TFunction,
): string[] {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(officeTimeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return [
    number,
    time.replace('T', ' '),
    applicant.name,
    t(`terms:lookUpBy.${applicant.by}`),
    applicant.unit,
    applicant.idNumber,
    `${of.name} ${of.idNumber}`.trim(),
    matter,
    papers.map((paper) => `${t(`terms:lookUpPaper.${paper.kind}`)} ${paper.number}`.trim()).join('；'),
    t(`terms:lookUpGiven.${given}`),
    records.map(({ fileNumber, registrationNumber }) => fileNumber ?? registrationNumber).join('；'),
    String(records.reduce((sum, { pages }) => sum + pages, 0)),
    staffName,
    approverName,
  ];
}
