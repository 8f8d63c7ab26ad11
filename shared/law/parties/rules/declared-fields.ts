import { ethnicityCodes, type PartyDraft, type Slot } from '#shared/model/index.ts';
import { eachReadParty } from '../facts.ts';
import type { Say } from '../../rule.ts';
import { regulationSince } from '../../statutes.ts';
import { isForeign, isMainland, registeredPlaceOf } from '../party-papers.ts';
import { partyRule } from '../party-rule.ts';

/** What its form needs of each party; `signed`: the step in which it is signed. */
const saysBefore = <Step extends string>(signed: Step) =>
  ({
    ethnicityMissing: { outcome: 'ask', params: [], blocksFrom: signed },
    ethnicityUnknown: { outcome: 'ask', params: ['code'], blocksFrom: signed },
    // No document of Hong Kong, Macao, Taiwan or a passport names a 民族: what is not told stays empty.
    ethnicityNotAsked: { outcome: 'ask', params: [] },
    addressMissing: { outcome: 'ask', params: [], blocksFrom: signed },
    // The form has these two fields, yet nothing says that who cannot fill them may not apply.
    occupationMissing: { outcome: 'ask', params: [] },
    educationMissing: { outcome: 'ask', params: [] },
    complete: { outcome: 'pass', params: [] },
  }) as const;

/**
 * 《申请结婚登记声明书》 and 《离婚登记申请书》 are signed with their fields filled in. Name, number, birth, sex and marital status are
 * asked for by the rules that judge them (M-15 … M-23, M-157, M-31, M-40); here is what no other rule looks at.
 */
export function declaredFields<Step extends string>(signed: Step) {
  return partyRule<Step>()({
    id: 'M-35',
    article: 'norms',
    since: regulationSince,
    says: saysBefore(signed),
    evaluate: (facts, say) =>
      eachReadParty(facts, (party, slot) => {
        const missing = missingFields(party, slot, say);
        return missing.length > 0 ? missing : [say('complete', slot)];
      }),
  });
}

function missingFields(party: PartyDraft, slot: Slot, say: Say<ReturnType<typeof saysBefore>>) {
  const { ethnicity, occupation, education } = party;
  const hasEthnicity = !isForeign(party.type);
  return [
    ...(hasEthnicity && ethnicity === '' ? [say(isMainland(party.type) ? 'ethnicityMissing' : 'ethnicityNotAsked', slot)] : []),
    ...(hasEthnicity && ethnicity !== '' && !ethnicityCodes.includes(ethnicity)
      ? [say('ethnicityUnknown', slot, { code: ethnicity })]
      : []),
    ...(registeredPlaceOf(party) === '' ? [say('addressMissing', slot)] : []),
    ...(occupation.trim() === '' ? [say('occupationMissing', slot)] : []),
    ...(education === null ? [say('educationMissing', slot)] : []),
  ];
}
