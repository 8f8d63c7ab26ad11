import { slots, type DivorceFacts, type Finding } from '#shared/model/index.ts';
import { eachReadParty } from '../../parties/facts.ts';
import { divorceRule, regulationSince } from '../divorce-rule.ts';

/** 受理条件, as the registrar asks after them at 初审; what is not met M-49 names. */
export const conditions = divorceRule({
  id: 'M-45',
  article: 'regulation2025.13',
  since: regulationSince,
  says: {
    presenceNotAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    willNotAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    agreementNotAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    capacityNotAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    met: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) => {
    const open: Finding[] = [];
    if (facts.bothPresent === null) open.push(say('presenceNotAsked', null));
    if (facts.bothWilling === null) open.push(say('willNotAsked', null));
    if (facts.agreementReached === null) open.push(say('agreementNotAsked', null));
    for (const slot of slots) if (facts.capacity[slot] === null) open.push(say('capacityNotAsked', slot));
    return areMet(facts) ? [say('met', null)] : open;
  },
});

function areMet({ bothPresent, bothWilling, agreementReached, capacity, application }: DivorceFacts): boolean {
  const { registeredBy } = application.marriage;
  const ofChina = registeredBy === 'mainlandOffice' || registeredBy === 'chineseMission';
  return (
    bothPresent === true && bothWilling === true && agreementReached === true && slots.every((slot) => capacity[slot] === 'full') && ofChina
  );
}

/**
 * 不予受理: no agreement; no or limited capacity; a marriage registered neither on the mainland nor by a Chinese mission. One who
 * wishes it alone, or came alone, may go to the court. Nothing else is a ground, neither service in the army nor pregnancy
 * (民法典 1081, 1082: they concern who sues).
 */
export const nonAcceptance = divorceRule({
  id: 'M-49',
  article: 'regulation2025.15',
  since: regulationSince,
  says: {
    absent: { outcome: 'refuse', params: [], article: 'regulation2025.13', ground: 'acceptance' },
    oneSided: { outcome: 'refuse', params: [], article: 'civilCode.1076', ground: 'acceptance' },
    noAgreement: { outcome: 'refuse', params: [], ground: 'acceptance' },
    noCapacity: { outcome: 'refuse', params: [], ground: 'acceptance' },
    limitedCapacity: { outcome: 'refuse', params: [], ground: 'acceptance' },
    notRegisteredHere: { outcome: 'refuse', params: [], ground: 'acceptance' },
    // No machine judges whether somebody understands: the registrar asks, and decides of their capacity.
    capacityDoubt: { outcome: 'ask', params: [], internal: true },
  },
  evaluate: (facts, say) => {
    const found: Finding[] = [];
    if (facts.bothPresent === false) found.push(say('absent', null));
    if (facts.bothWilling === false) found.push(say('oneSided', null));
    if (facts.agreementReached === false) found.push(say('noAgreement', null));
    for (const slot of slots) {
      if (facts.capacity[slot] === 'none') found.push(say('noCapacity', slot));
      if (facts.capacity[slot] === 'limited') found.push(say('limitedCapacity', slot));
    }
    if (facts.application.marriage.registeredBy === 'foreignAuthority') found.push(say('notRegisteredHere', null));
    return [
      ...found,
      ...eachReadParty(facts, ({ capacityNote }, slot) => (capacityNote.trim() === '' ? [] : [say('capacityDoubt', slot)])),
    ];
  },
});
