import { slots, type DivorceFacts, type Finding } from '#shared/model/index.ts';
import { hasScan } from '../../parties/facts.ts';
import type { Say } from '../../rule.ts';
import { agreementGaps, isStatutory } from '../agreement.ts';
import { divorceRule, civilCodeSince, regulationSince } from '../divorce-rule.ts';

const says = {
  agreementLater: { outcome: 'pass', params: [] },
  agreementNotSeen: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  agreementSeen: { outcome: 'pass', params: [] },
  agreementNotFiled: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  agreementFiled: { outcome: 'pass', params: [] },
  notYetApplied: { outcome: 'ask', params: [], blocksFrom: 'return' },
  applicationUnsigned: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  applicationSigned: { outcome: 'pass', params: [] },
} as const;

/**
 * The first visit, beside identity documents and marriage certificates: 《离婚登记申请书》 filled in and signed here (民发〔2020〕116号),
 * and the agreement as the office asks for it.
 */
export const firstVisit = divorceRule({
  id: 'M-46',
  article: 'notice116',
  since: regulationSince,
  says,
  evaluate: (facts, say) => [...agreementAtApply(facts, say), ...applied(facts, say)],
});

function agreementAtApply({ settings, application, scans }: DivorceFacts, say: Say<typeof says>): Finding[] {
  const { agreementAtApply: practice } = settings.practice;
  if (practice === 'none') return [say('agreementLater', null)];
  if (application.agreement.from === null) return [say('agreementNotSeen', null)];
  if (practice === 'view') return [say('agreementSeen', null)];
  return [say(hasScan(scans, 'divorceAgreement', null) ? 'agreementFiled' : 'agreementNotFiled', null)];
}

function applied({ applied: signed }: DivorceFacts, say: Say<typeof says>): Finding[] {
  if (signed === null) return [say('notYetApplied', null)];
  return slots.map((slot) => say(signed[slot] ? 'applicationSigned' : 'applicationUnsigned', slot));
}

/**
 * 离婚协议书: what it does not say, each once. That the four matters of the statute are in it is looked at before the
 * examination; that nothing at all is missing, where the office keeps the agreement, before the application is accepted.
 */
export const agreement = divorceRule({
  id: 'M-48',
  article: 'civilCode.1076',
  since: civilCodeSince,
  says: {
    willing: { outcome: 'ask', params: [] },
    children: { outcome: 'ask', params: [] },
    custody: { outcome: 'ask', params: [] },
    supportPayer: { outcome: 'ask', params: [] },
    supportAmount: { outcome: 'ask', params: [] },
    supportUntil: { outcome: 'ask', params: [] },
    supportManner: { outcome: 'ask', params: [] },
    visits: { outcome: 'ask', params: [] },
    property: { outcome: 'ask', params: [] },
    debts: { outcome: 'ask', params: [] },
    incompleteAtAcceptance: { outcome: 'ask', params: [], blocksFrom: 'accept' },
    incomplete: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    complete: { outcome: 'pass', params: [] },
  },
  evaluate: ({ application, settings }, say) => {
    if (application.agreement.from === null) return [];
    const gaps = agreementGaps(application.agreement);
    if (gaps.length === 0) return [say('complete', null)];
    return [
      ...[...new Set(gaps.map(({ element }) => element))].map((element) => say(element, null)),
      ...(settings.practice.agreementAtApply === 'collect' ? [say('incompleteAtAcceptance', null)] : []),
      ...(gaps.some(isStatutory) ? [say('incomplete', null)] : []),
    ];
  },
});

/** 婚姻家庭辅导: offered to whoever wants it, free, and never a condition of anything. */
export const counselling = divorceRule({
  id: 'M-52',
  article: 'regulation2025.13',
  since: regulationSince,
  says: { notOffered: { outcome: 'ask', params: [] }, offered: { outcome: 'pass', params: [] } },
  evaluate: ({ counsellingOffered }, say) => [say(counsellingOffered ? 'offered' : 'notOffered', null)],
});
