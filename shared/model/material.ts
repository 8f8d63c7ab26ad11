import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Slot } from './slot.ts';

/** What somebody proves with who they are. The first papers of each party type are chosen among these. */
export const IdentityDocument = z.enum([
  'residentCard', // 居民身份证
  'temporaryResidentCard', // 临时居民身份证
  'mainlandTravelPermit', // 港澳居民来往内地通行证
  'taiwanTravelPermit', // 台湾居民来往大陆通行证
  'residencePermit', // 港澳台居民居住证
  'passport', // 护照
  'internationalTravelDocument', // 其他有效国际旅行证件
  'permanentResidentCard', // 外国人永久居留身份证
]);
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** Every paper a marriage or a divorce may be asked for (条例 2025 art. 8, 10, 14, 20), and our own that come back signed. The list is closed: nothing else is asked of anybody. */
export const MaterialKind = z.enum([
  ...IdentityDocument.options,
  'hongKongIdentityCard',
  'macaoIdentityCard',
  'taiwanIdentityCard',
  'militaryCard', // 军人证件
  'militaryMarriageProof', // 军人婚姻登记证明
  'singleDeclaration', // 经公证的无配偶、无禁婚血亲关系声明 (HK, MO, TW)
  'singleProof', // 无配偶证明 (OC, FN, SL)
  'proofTranslation', // 中文译文
  'meaningStatement', // 该国关于"婚姻无障碍"即指无配偶的说明
  'noRecordDeclaration', // 经认证的本人无配偶声明, beside a proof that only finds no record
  'authenticityStatement', // 证明文书真实性声明, signed
  'divorceCertificate',
  'divorceJudgment', // 生效的离婚判决书、调解书
  'courtDivorceProof', // 法院出具的离婚证明书
  'deathProof', // 居民死亡医学证明(推断)书 and the like
  'formerNameRecord', // 户口簿登记的曾用名
  'nameChangeProof', // 姓名变更证明, of whoever registered the change
  'dischargeProof', // 退役军人证或退出现役证明
  'marriageCertificate',
  'lossStatement', // 结婚证遗失的书面声明, signed
  'marriageArchiveCopy', // 加盖查档专用章的结婚登记档案复印件
  'divorceAgreement', // 离婚协议书
  'mismatchProof', // answers what the online check did not match
  'signedDeclaration', // 声明书, scanned back
  'signedExaminationForm', // 审查处理表, scanned back
  'signedRefusalNotice', // 告知书, signed for
  'signedApplication', // 离婚登记申请书, scanned back
  'signedReceipt', // 受理回执单, signed for
  'signedWithdrawal', // 撤回离婚登记申请书, scanned back
  'signedConfirmation', // 撤回确认单, signed for
  'signedInterview', // 询问笔录, scanned back
  'signedLapseRecord', // 视为撤回归档单, scanned back
  'notarisedMandate', // 经公证的授权委托书, for a reissue
  'agentDocument', // 受托人的身份证件
  'underAgeExplanation', // 未达法定婚龄登记的书面说明, signed
  'reissueEvidence', // 查无档案时的婚姻关系证据
  'other', // 附加材料 the applicants themselves wish to add
]);
export type MaterialKind = z.infer<typeof MaterialKind>;

/** How a foreign paper was made good for use here. */
export const ProofRoute = z.enum([
  'entrustedNotary', // 中国委托公证人(香港)
  'localNotary', // 澳门、台湾公证机构
  'chineseMissionAuthenticated', // 所在国公证 + 我驻该国使领馆认证
  'foreignMissionAuthenticated', // 所在国公证 + 该国驻华使领馆认证
  'foreignMissionIssued', // 该国驻华使领馆出具
  'chineseMissionIssued', // 我驻该国使领馆出具 (华侨)
  'apostille', // 附加证明书
]);
export type ProofRoute = z.infer<typeof ProofRoute>;

/** What a proof of being single says. */
export const ProofWording = z.enum(['single', 'noImpediment', 'noRecord']);
export type ProofWording = z.infer<typeof ProofWording>;

/** A paper somebody brought beside their identity document: what it says of itself, as the registrar wrote it down. */
export const PartyPaper = z.object({
  kind: MaterialKind,
  number: z.string().max(60).default(''),
  issuer: z.string().max(100).default(''),
  issuedOn: CivilDate.nullable().default(null),
  validUntil: CivilDate.nullable().default(null),
  /** ISO 3166 alpha-3 of the country whose authority issued it; '' where that is this country. */
  country: z.string().max(3).default(''),
  route: ProofRoute.nullable().default(null),
  wording: ProofWording.nullable().default(null),
});
export type PartyPaper = z.infer<typeof PartyPaper>;

/** Lines of one party in the same group: any one of them is enough. */
export const MaterialGroup = z.enum(['divorceProof']);
export type MaterialGroup = z.infer<typeof MaterialGroup>;

/** One line of a case's closed list of materials. */
export const RequiredMaterial = z.object({
  kind: MaterialKind,
  /** null: concerns both. */
  party: Slot.nullable(),
  /** `scan`: a scan must lie in the file before the examination; `see`: seen and written down, a scan may be added. */
  need: z.enum(['scan', 'see', 'mayAdd']),
  /** True once it is written down (or read), so far as the form tells. */
  given: z.boolean(),
  group: MaterialGroup.optional(),
  /** A scan of it lies in the file, but nothing asks for it any more: to be withdrawn. It is neither copied nor told of. */
  noLongerAsked: z.boolean().optional(),
});
export type RequiredMaterial = z.infer<typeof RequiredMaterial>;

/** A picture of a paper kept with a case. */
export const Scan = z.object({
  id: z.uuid(),
  kind: MaterialKind,
  party: Slot.nullable(),
  mime: z.string(),
  addedAt: z.string(),
  /** null: it came through the watched folder. */
  addedBy: z.string().nullable(),
  from: z.enum(['camera', 'file', 'scanner']),
  /** `photocopy`: the original was not before the registrar; the copy is marked so. */
  of: z.enum(['original', 'photocopy']),
  /** The printed paper it is the signed form of, found by its barcode. */
  documentId: z.uuid().nullable(),
});
export type Scan = z.infer<typeof Scan>;
