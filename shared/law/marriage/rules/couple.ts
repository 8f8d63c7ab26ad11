import type { Couple, Finding, KnownPerson, MaritalStatus, Slot } from '#shared/model/index.ts';
import { identityKey, slots } from '#shared/model/index.ts';
import { sexesOf } from '../../parties/sexes.ts';
import { civilCodeSince, marriageRule } from '../marriage-rule.ts';
import type { Say } from '../../rule.ts';

const says = {
  sexesMatch: { outcome: 'pass', params: [] },
  swapped: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  sexUnclear: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  sameSex: { outcome: 'refuse', params: [], ground: 'acceptance' },
  sameNumber: { outcome: 'refuse', params: [], ground: 'acceptance' },
  marriedHere: { outcome: 'refuse', params: ['number'], article: 'civilCode.1042', ground: 'registration' },
  marriedHereUnclear: { outcome: 'ask', params: ['number'], article: 'civilCode.1042', blocksFrom: 'declare' },
  // That it ended is shown by a paper, which M-22 asks for.
  marriedHereEnded: { outcome: 'ask', params: ['number'], article: 'civilCode.1042' },
  // Two open cases must not both reach a number; one of them is cancelled first.
  openCase: { outcome: 'ask', params: ['number'], article: 'civilCode.1042', blocksFrom: 'prepare' },
} as const;

/** 前置拦截: a man and a woman in their own slots, two different people, neither of them married in this hall's records. */
export const couple = marriageRule({
  id: 'M-40',
  article: 'civilCode.1049',
  since: civilCodeSince,
  says,
  evaluate: (facts, say) => [
    ...sexes(facts.couple, say),
    ...sameNumber(facts.couple, say),
    ...slots.flatMap((slot) => known(facts.existing[slot], facts.couple[slot].maritalStatus, slot, say)),
  ],
});

function sexes(couple: Couple, say: Say<typeof says>): Finding[] {
  const sexes = sexesOf(couple);
  switch (sexes?.are) {
    case undefined:
      return [];
    case 'unclear':
      return sexes.whose.map((slot) => say('sexUnclear', slot));
    case 'same':
      return [say('sameSex', null)];
    case 'swapped':
      return [say('swapped', null)];
    case 'match':
      return [say('sexesMatch', null)];
  }
}

function sameNumber({ man, woman }: Couple, say: Say<typeof says>): Finding[] {
  const key = identityKey(man);
  return key !== '' && key === identityKey(woman) ? [say('sameNumber', null)] : [];
}

function known(person: KnownPerson, status: MaritalStatus | null, slot: Slot, say: Say<typeof says>): Finding[] {
  const found: Finding[] = [];
  if (person.registeredMarriage !== null) {
    const message = status === null ? 'marriedHereUnclear' : status === 'unmarried' ? 'marriedHere' : 'marriedHereEnded';
    found.push(say(message, slot, { number: person.registeredMarriage.number }));
  }
  if (person.openCaseNumber !== null) found.push(say('openCase', slot, { number: person.openCaseNumber }));
  return found;
}
