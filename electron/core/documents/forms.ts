import type { DocumentKind } from '#shared/model/index.ts';

/** The layout in `resources/forms` that each kind of paper is drawn from. */
export const formNames = {
  declaration: 'marriage/declaration',
  examinationForm: 'marriage/examination-form',
  refusalNotice: 'marriage/refusal-notice',
  certificate: 'marriage/certificate',
  certificatePreview: 'marriage/certificate-preview',
  recoveryKeySheet: 'hall/recovery-key',
} as const satisfies Record<DocumentKind, string>;

/*
 * Values are printed as they are: dates read 2026年11月21日, sexes 男/女, nationality 中国. An empty value prints nothing.
 * A line feed starts a new line where the form allows several.
 */

/** 申请结婚登记声明书, one for each party. */
export type DeclarationValues = {
  readonly name: string;
  readonly sex: string;
  readonly nationality: string;
  readonly birthDate: string;
  readonly ethnicity: string;
  readonly occupation: string;
  readonly education: string;
  readonly idNumber: string;
  /** 常住户口所在地. */
  readonly address: string;
  /** Ticked: `未婚`, `离婚` or `丧偶`. */
  readonly maritalStatus: string;
  readonly otherName: string;
  readonly otherIdNumber: string;
  readonly officeName: string;
};

/** 结婚登记审查处理表; picture `photo`. Numbers and date are empty until the certificates are prepared. */
export type ExaminationFormValues = {
  readonly manName: string;
  readonly manBirthDate: string;
  readonly manIdNumber: string;
  readonly manNationality: string;
  /** 提供证件情况: one document with its number a line, none left out. */
  readonly manDocuments: string;
  readonly womanName: string;
  readonly womanBirthDate: string;
  readonly womanIdNumber: string;
  readonly womanNationality: string;
  readonly womanDocuments: string;
  /** 审查意见: 符合结婚条件，准予登记. */
  readonly opinion: string;
  /** 结婚登记日期. */
  readonly registeredOn: string;
  readonly registrationNumber: string;
  readonly manBlank: string;
  readonly womanBlank: string;
  readonly officeName: string;
  readonly remarks: string;
} & Rows<'finding', 'rule' | 'article' | 'conclusion'>;

/** 不予办理结婚登记告知书. */
export type RefusalNoticeValues = {
  readonly manName: string;
  readonly manIdNumber: string;
  readonly womanName: string;
  readonly womanIdNumber: string;
  /** 申请日期. */
  readonly appliedOn: string;
  /** 行政复议机关. */
  readonly reviewAuthority: string;
  /** 人民法院. */
  readonly court: string;
  readonly officeName: string;
  readonly issuedOn: string;
} & Rows<'ground', 'reason' | 'article'>;

/** 结婚证, overprint and preview alike; picture `photo`. */
export type CertificateValues = {
  /** 持证人. */
  readonly holder: string;
  /** 登记日期. */
  readonly registeredOn: string;
  /** 结婚证字号. */
  readonly registrationNumber: string;
  readonly remarks: string;
  readonly manName: string;
  readonly manSex: string;
  readonly manNationality: string;
  readonly manBirthDate: string;
  readonly manIdNumber: string;
  readonly womanName: string;
  readonly womanSex: string;
  readonly womanNationality: string;
  readonly womanBirthDate: string;
  readonly womanIdNumber: string;
};

/** The sealed sheet with the hall's recovery key. */
export type RecoveryKeyValues = {
  readonly officeName: string;
  readonly createdOn: string;
  readonly recoveryKey: string;
};

/** The cells of a table of any length, e.g. `finding.1.rule`. */
type Rows<Group extends string, Column extends string> = { readonly [cell in `${Group}.${number}.${Column}`]: string };

/** Names the cells of a table: `rowValues('ground', [{ reason, article }])` gives `ground.1.reason` and `ground.1.article`. */
export function rowValues<Group extends string, Column extends string>(
  group: Group,
  rows: ReadonlyArray<Readonly<Record<Column, string>>>,
): Rows<Group, Column> {
  const cells = rows.flatMap((row, index) =>
    Object.entries<string>(row).map(([column, text]) => [`${group}.${index + 1}.${column}`, text]),
  );
  return Object.fromEntries(cells) as Rows<Group, Column>;
}
