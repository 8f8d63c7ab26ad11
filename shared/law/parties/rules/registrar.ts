import { isSamePerson, slots } from '#shared/model/index.ts';
import { isCompleting } from '../facts.ts';
import { regulationSince } from '../../statutes.ts';
import { partyRule } from '../party-rule.ts';

/** 培训考核合格: without a certificate valid today nobody completes an act; before that they are warned. */
export const registrarCertificate = partyRule<never>()({
  id: 'M-135',
  article: 'regulation2025.6',
  since: regulationSince,
  says: {
    none: { outcome: 'refuse', params: [] },
    noneWarning: { outcome: 'ask', params: [] },
    expired: { outcome: 'refuse', params: ['until'] },
    expiredWarning: { outcome: 'ask', params: ['until'] },
    valid: { outcome: 'pass', params: ['until'] },
  },
  evaluate: ({ registrar, step }, say, on) => {
    const completing = isCompleting(step);
    if (registrar === null) return completing ? [say('none', null)] : [];
    const { certificate } = registrar;
    if (certificate === null) return [say(completing ? 'none' : 'noneWarning', null)];
    const until = certificate.validUntil;
    if (on <= until) return [say('valid', null, { until })];
    return [say(completing ? 'expired' : 'expiredWarning', null, { until })];
  },
});

/** 回避: nobody registers their own marriage. */
export const avoidance = partyRule<never>()({
  id: 'M-136',
  article: 'avoidance',
  since: regulationSince,
  says: {
    isParty: { outcome: 'refuse', params: [] },
    unknown: { outcome: 'ask', params: [] },
    otherPerson: { outcome: 'pass', params: [] },
  },
  evaluate: ({ registrar, couple }, say) => {
    if (registrar === null) return [];
    const own = registrar.idNumber;
    if (own === null || own.trim() === '') return [say('unknown', null)];
    const found = slots.filter((slot) => isSamePerson(own, couple[slot].idNumber));
    return found.length > 0 ? found.map((slot) => say('isParty', slot)) : [say('otherPerson', null)];
  },
});
