import type { Finding, ReissueFacts } from '#shared/model/index.ts';
import { competenceOf } from '../../parties/capability.ts';
import { identityDocument as identityDocumentRule } from '../../parties/rules/identity-document.ts';
import { idNumber as idNumberRule } from '../../parties/rules/id-number.ts';
import { onlineCheck as onlineCheckRule } from '../../parties/rules/online-check.ts';
import { registrarCertificate as registrarCertificateRule } from '../../parties/rules/registrar.ts';
import { shownBy } from '../facts.ts';
import { regulationSince, reissueRule, type ReissueRule } from '../reissue-rule.ts';

/* The rules on the parties, of those who stand at the counter: whom a mandate or the archive names shows no document. */

/** What is said of the case, and of whoever shows a document. */
function ofThoseShown({ application }: ReissueFacts, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ party }) => party === null || shownBy(application).includes(party));
}

const document = identityDocumentRule('regulation2025.20');
export const identityDocument: ReissueRule = {
  ...document,
  evaluate: (facts, on) => ofThoseShown(facts, document.evaluate(facts, on)),
};

export const idNumber: ReissueRule = { ...idNumberRule, evaluate: (facts, on) => ofThoseShown(facts, idNumberRule.evaluate(facts, on)) };

/** Certificates are given out by the same qualified registrar as they are prepared by. */
export const registrarCertificate: ReissueRule = {
  ...registrarCertificateRule,
  evaluate: (facts, on) => registrarCertificateRule.evaluate(asRegistering(facts), on),
};

const check = onlineCheckRule('reissue', 'declare');
export const onlineCheck: ReissueRule = { ...check, evaluate: (facts, on) => check.evaluate(asRegistering(facts), on) };

/** 发证 completes a reissue, as 登记 does a registration. */
function asRegistering(facts: ReissueFacts) {
  return facts.step === 'issue' ? { ...facts, step: 'register' } : facts;
}

const messages = {
  mainland: 'reissueNotCapable',
  hongKongMacao: 'reissueNotCapableHongKongMacao',
  taiwan: 'reissueNotCapableTaiwan',
  overseasChinese: 'reissueNotCapableOverseasChinese',
  foreign: 'reissueNotCapableForeign',
} as const;

/** 办理权限, wherever they were registered (条例 2025 art. 2, 20). */
export const capability = reissueRule({
  id: 'M-14',
  article: 'regulation2025.2',
  since: regulationSince,
  says: {
    reissueCapable: { outcome: 'pass', params: [] },
    reissueNotCapable: { outcome: 'refuse', params: [], ground: 'acceptance' },
    reissueNotCapableHongKongMacao: { outcome: 'refuse', params: [], ground: 'acceptance' },
    reissueNotCapableTaiwan: { outcome: 'refuse', params: [], ground: 'acceptance' },
    reissueNotCapableOverseasChinese: { outcome: 'refuse', params: [], ground: 'acceptance' },
    reissueNotCapableForeign: { outcome: 'refuse', params: [], ground: 'acceptance' },
    closedNotMainland: { outcome: 'refuse', params: [], ground: 'acceptance' },
    closedForeign: { outcome: 'refuse', params: [], ground: 'acceptance' },
  },
  evaluate: (facts, say) => {
    const competence = competenceOf(facts);
    if (competence === null) return [];
    if (competence.is === 'lacking') return competence.lacking.map((each) => say(messages[each], null));
    return [say(competence.is === 'capable' ? 'reissueCapable' : competence.is, null)];
  },
});
