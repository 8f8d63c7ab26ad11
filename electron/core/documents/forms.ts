import type { FormKind, Office } from '#shared/model/index.ts';

/** The layout that each kind of paper is drawn from, where neither its case nor its office asks for another. */
export const formNames = {
  declaration: 'marriage/declaration',
  supplementaryDeclaration: 'marriage/supplementary-declaration',
  examinationForm: 'marriage/examination-form',
  refusalNotice: 'marriage/refusal-notice',
  redirectGuide: 'marriage/redirect-guide',
  authenticityStatement: 'marriage/authenticity-statement',
  photocopies: 'marriage/photocopies',
  photoSheet: 'marriage/photo-sheet',
  certificate: 'marriage/certificate',
  certificatePreview: 'marriage/certificate',
  recoveryKeySheet: 'hall/recovery-key',
  calibrationSheet: 'hall/calibration',
  spoiltBlankReport: 'hall/spoilt-blanks',
  ceremonyScript: 'hall/ceremony-script',
  appointmentSlip: 'hall/appointment-slip',
  ticketSlip: 'hall/ticket-slip',
  divorceApplication: 'divorce/application',
  acceptanceReceipt: 'divorce/acceptance-receipt',
  coolingOffLeaflet: 'divorce/cooling-off-leaflet',
  divorceAgreement: 'divorce/agreement',
  divorceRefusalNotice: 'divorce/refusal-notice',
  withdrawalApplication: 'divorce/withdrawal-application',
  withdrawalConfirmation: 'divorce/withdrawal-confirmation',
  interviewRecord: 'divorce/interview-record',
  divorceDeclaration: 'divorce/declaration',
  divorceNotNowNotice: 'divorce/not-now-notice',
  divorceExaminationForm: 'divorce/examination-form',
  divorceCertificate: 'divorce/certificate',
  lapseRecord: 'divorce/lapse-record',
  reissueDeclaration: 'reissue/declaration',
  reissueExaminationForm: 'reissue/examination-form',
  reissueRefusalNotice: 'reissue/refusal-notice',
  archiveCopy: 'records/sheet',
  recordProof: 'records/sheet',
  noRecordProof: 'records/letter',
  lookUpExplanation: 'records/letter',
  revocationNotice: 'proceedings/letter',
  revocationDecision: 'proceedings/letter',
  revocationDeclined: 'proceedings/letter',
  correctionDecision: 'proceedings/letter',
  serviceReceipt: 'proceedings/letter',
  courtGuide: 'proceedings/letter',
  archiveFile: 'archives/file',
  archiveCatalogue: 'archives/catalogue',
  archiveSpines: 'archives/spines',
} as const satisfies Record<FormKind, string>;

/** The form an office draws a kind of paper from; a preview shows the form it is the preview of. */
export function formOf(kind: FormKind, { forms }: Pick<Office, 'forms'>): string {
  if (kind === 'certificatePreview') return forms.certificatePreview ?? formOf('certificate', { forms });
  return forms[kind] ?? formNames[kind];
}

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

/** 申请补办结婚登记声明书: beside the other fields, since when they live together as husband and wife. */
export type SupplementaryDeclarationValues = DeclarationValues & { readonly livingTogetherSince: string };

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
  /** What the province's QR code says; only where the form has a place for it. */
  readonly code?: string;
};

/** 结婚登记办理指引单: why not here, where else, and what to bring. */
export type RedirectGuideValues = {
  readonly manName: string;
  readonly manIdNumber: string;
  readonly womanName: string;
  readonly womanIdNumber: string;
  readonly askedOn: string;
  /** 结婚登记, 复婚登记 or 补办结婚登记. */
  readonly application: string;
  readonly officeName: string;
  readonly issuedOn: string;
} & Rows<'reason', 'reason' | 'article'> &
  Rows<'office', 'name' | 'address' | 'phone' | 'hours'> &
  Rows<'material', 'party' | 'material'>;

/** 档案复制件, （无）婚姻登记记录证明 and 查档说明单. */
export type LookUpSheetValues = {
  readonly title: string;
  readonly number: string;
  readonly opening: string;
  readonly closing: string;
  /** Where the archive's stamp (查档专用章) goes. */
  readonly seal: string;
  readonly officeName: string;
  readonly issuedOn: string;
  readonly receipt: string;
} & Rows<'record', 'kind' | 'couple' | 'registrationNumber' | 'registeredOn' | 'fileNumber' | 'pages'>;

/** Notices and decisions of a revocation or correction, receipts of their service, the guide to the court. */
export type ProceedingLetterValues = {
  readonly title: string;
  readonly number: string;
  /** Whom it speaks to. */
  readonly to: string;
  readonly body: string;
  /** Lines to be signed by hand; '' none. */
  readonly signing: string;
  readonly officeName: string;
  readonly issuedOn: string;
};

/** 归档章 with what the file is of, 卷内目录 and 备考表; `fileCode` stands in a Code 128, '' where it cannot. */
export type ArchiveFileValues = {
  readonly officeName: string;
  readonly fonds: string;
  readonly year: string;
  readonly roomNumber: string;
  readonly archivesNumber: string;
  readonly fileClass: string;
  readonly pageCount: string;
  readonly fileTitle: string;
  readonly registrationNumber: string;
  readonly handledOn: string;
  readonly filedOn: string;
  readonly filedBy: string;
  readonly retention: string;
  readonly fileNumber: string;
  readonly fileCode: string;
  readonly pagesInWords: string;
  readonly fileNote: string;
} & Rows<'item', 'name' | 'party' | 'pages' | 'note'>;

/** 案卷目录 of a year and class, or of one box. */
export type ArchiveCatalogueValues = {
  readonly officeName: string;
  readonly heading: string;
  readonly drawnOn: string;
  readonly totals: string;
} & Rows<'file', 'fileNumber' | 'archivesNumber' | 'couple' | 'registrationNumber' | 'handledOn' | 'pages' | 'box' | 'note'>;

/** 盒脊, four labels a sheet; `boxCode` stands in a Code 128 along the spine, '' where it cannot. */
export type ArchiveSpinesValues = {
  readonly [field in `${'fonds' | 'year' | 'fileClass' | 'numbers' | 'box' | 'boxCode'}${1 | 2 | 3 | 4}`]?: string;
};

/** 证明文书真实性声明书, one for each party. */
export type AuthenticityStatementValues = {
  readonly name: string;
  readonly nationality: string;
  readonly birthDate: string;
  readonly idNumber: string;
  readonly application: string;
  readonly officeName: string;
  /** Who interprets for them; '' for nobody. */
  readonly companion: string;
} & Rows<'proof', 'name' | 'number' | 'issuer' | 'issuedOn'>;

/** 证件材料复印件 of one party; pictures `card.N` (two on a page) and `page.N`, with their words. */
export type PhotocopiesValues = { readonly heading: string; readonly holder: string } & Rows<'card' | 'page', 'caption' | 'mark'>;

/** 空白婚姻登记证报废台账. */
export type SpoiltBlankReportValues = {
  readonly officeName: string;
  readonly period: string;
  readonly totals: string;
  readonly drawnOn: string;
} & Rows<'blank', 'blank' | 'registrationNumber' | 'reason' | 'by' | 'witness' | 'at'>;

/** 预约单; `code` stands in a QR code, `codeText` the same for people. No identity numbers. */
export type AppointmentSlipValues = {
  readonly officeName: string;
  readonly address: string;
  readonly service: string;
  readonly when: string;
  readonly people: string;
  readonly counter: string;
  readonly code: string;
  readonly codeText: string;
} & Rows<'bring', 'text'>;

/** 号票; `code` stands in a QR code. Of the couple only 王*明. */
export type TicketSlipValues = {
  readonly officeName: string;
  readonly number: string;
  readonly service: string;
  readonly name: string;
  readonly before: string;
  readonly taken: string;
  readonly code: string;
  readonly watch: string;
  readonly passed: string;
};

/** 颁证词, the sheet an officiant reads from; `line` is one paragraph each. */
export type CeremonyScriptValues = {
  readonly officeName: string;
  readonly couple: string;
  readonly when: string;
  readonly place: string;
  readonly officiant: string;
  readonly witnesses: string;
  readonly pictures: string;
  readonly code: string;
} & Rows<'line', 'text'>;

/** 证件打印校准页: places and scales come from the certificate's form. */
export type CalibrationSheetValues = { readonly printer: string; readonly offset: string; readonly drawnOn: string };

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
