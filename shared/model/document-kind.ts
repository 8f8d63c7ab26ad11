import { z } from 'zod';

/** Every paper the hall draws. */
export const DocumentKind = z.enum([
  'declaration',
  'examinationForm',
  'refusalNotice',
  'redirectGuide',
  'authenticityStatement',
  'photocopies',
  'photoSheet',
  'certificate',
  'certificatePreview', // of either certificate, on plain paper: what its blank bears is drawn, too
  'recoveryKeySheet',
  'calibrationSheet',
  'spoiltBlankReport',
  'ceremonyScript', // 颁证词
  'appointmentSlip', // 预约单
  'ticketSlip', // 号票, where no ticket printer prints it
  'divorceApplication', // 离婚登记申请书
  'acceptanceReceipt', // 离婚登记申请受理回执单
  'coolingOffLeaflet', // 离婚冷静期告知
  'divorceAgreement', // 离婚协议书, as the assistant writes it
  'divorceRefusalNotice', // 不予受理离婚登记申请告知书
  'withdrawalApplication', // 撤回离婚登记申请书
  'withdrawalConfirmation', // 撤回离婚登记申请确认单
  'interviewRecord', // 离婚登记询问笔录
  'divorceDeclaration', // 申请离婚登记声明书
  'divorceNotNowNotice', // 不予办理离婚登记告知书
  'divorceExaminationForm', // 离婚登记审查处理表
  'divorceCertificate', // 离婚证
  'lapseRecord', // 视为撤回离婚登记申请归档单
  'reissueDeclaration', // 申请补领婚姻登记证声明书
  'reissueExaminationForm', // 补发婚姻登记证审查处理表
  'reissueRefusalNotice', // 不予补发婚姻登记证告知书
  'archiveCopy', // 档案复制件 (cover sheet of the copied pages)
  'recordProof', // 婚姻登记记录证明
  'noRecordProof', // 无婚姻登记记录证明
  'lookUpExplanation', // 查档说明单
  'revocationNotice', // 拟撤销婚姻登记告知书
  'revocationDecision', // 撤销婚姻登记决定书
  'revocationDeclined', // 不予撤销婚姻登记告知书
  'correctionDecision', // 更正婚姻登记决定书
  'serviceReceipt', // 送达回证
  'courtGuide', // 向人民法院请求撤销婚姻的指引
  'archiveFile', // 案卷封面（归档章）、卷内目录、备考表
  'archiveCatalogue', // 案卷目录
  'archiveSpines', // 盒脊标签
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Printed on a numbered blank (空白证): once, by itself, and never on plain paper. */
export function isCertificate(kind: DocumentKind): kind is 'certificate' | 'divorceCertificate' {
  return kind === 'certificate' || kind === 'divorceCertificate';
}
