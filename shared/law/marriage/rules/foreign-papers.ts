import type { Finding, LocalPractice, MarriageFacts, PartyDraft, PartyPaper, Slot } from '#shared/model/index.ts';
import { eachReadPartyOf, hasScan } from '../../parties/facts.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import {
  needsAuthenticityStatement,
  needsMeaningStatement,
  needsNoRecordDeclaration,
  needsTranslation,
  paperOf,
  routesOf,
} from '../../parties/party-papers.ts';
import type { Say } from '../../rule.ts';

const says = {
  documentNumberMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  proofMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  proofScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  routeMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  wrongRoute: { outcome: 'refuse', params: [], ground: 'acceptance' },
  countryMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  issuerMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  // 该国驻华使领馆 is of the country where they live, mostly their own.
  missionOfAnotherCountry: { outcome: 'ask', params: [] },
  // Without a list from the province the registrar looks it up: the convention's members change.
  apostilleUnlisted: { outcome: 'ask', params: [] },
  apostilleNotAccepted: { outcome: 'refuse', params: [], ground: 'acceptance' },
  wordingMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  translationMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  translationScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  meaningMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  meaningScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  noRecordMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  noRecordScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  authenticityUnsigned: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  complete: { outcome: 'pass', params: [] },
} as const;

/** 华侨, 外国人, 无国籍人: the document's number, and a proof of being single made good on a lawful route, with what belongs to it. */
export const foreignPapers = marriageRule({
  id: 'M-20',
  article: 'regulation2025.8',
  since: regulationSince,
  says,
  evaluate: (facts, say) =>
    eachReadPartyOf(facts, ['overseasChinese', 'foreigner', 'stateless'], (party, slot) => {
      const proof = paperOf(party, 'singleProof');
      const found = [
        ...(party.idNumber.trim() === '' ? [say('documentNumberMissing', slot)] : []),
        ...(proof === null ? [say('proofMissing', slot)] : made(party, proof, slot, facts.settings.practice, say)),
        ...(hasScan(facts.scans, 'singleProof', slot) ? [] : [say('proofScanMissing', slot)]),
        ...accompanying(party, slot, facts, say),
      ];
      return found.length > 0 ? found : [say('complete', slot)];
    }),
});

/** Who issued the proof, how it was made good, and what it says. */
function made(party: PartyDraft, proof: PartyPaper, slot: Slot, practice: LocalPractice, say: Say<typeof says>): Finding[] {
  const found: Finding[] = [];
  if (proof.route === null) found.push(say('routeMissing', slot));
  else if (!routesOf(party.type).includes(proof.route)) found.push(say('wrongRoute', slot));
  if (proof.wording === null) found.push(say('wordingMissing', slot));
  if (proof.issuer.trim() === '') found.push(say('issuerMissing', slot));
  if (isOfAnotherCountry(party, proof)) found.push(say('missionOfAnotherCountry', slot));
  if (proof.country === '') {
    if (proof.route !== 'chineseMissionIssued') found.push(say('countryMissing', slot));
  } else if (proof.route === 'apostille' && routesOf(party.type).includes('apostille')) {
    if (practice.apostilleCountries === null) found.push(say('apostilleUnlisted', slot));
    else if (!practice.apostilleCountries.includes(proof.country)) found.push(say('apostilleNotAccepted', slot));
  }
  return found;
}

function isOfAnotherCountry({ type, nationality }: PartyDraft, { route, country }: PartyPaper): boolean {
  const byForeignMission = route === 'foreignMissionIssued' || route === 'foreignMissionAuthenticated';
  return type === 'foreigner' && byForeignMission && country !== '' && country !== nationality;
}

/** Papers that the proof's route and wording call for, written down first and in the file before the examination. */
function accompanying(party: PartyDraft, slot: Slot, { scans, settings }: MarriageFacts, say: Say<typeof says>): Finding[] {
  const called = [
    [needsTranslation(party), 'proofTranslation', 'translationMissing', 'translationScanMissing'],
    [needsMeaningStatement(party, settings.practice), 'meaningStatement', 'meaningMissing', 'meaningScanMissing'],
    [needsNoRecordDeclaration(party), 'noRecordDeclaration', 'noRecordMissing', 'noRecordScanMissing'],
    // Drawn here and signed before the registrar: nothing to write down.
    [needsAuthenticityStatement(party), 'authenticityStatement', null, 'authenticityUnsigned'],
  ] as const;
  return called.flatMap(([needed, kind, missing, scanMissing]) => {
    if (!needed || hasScan(scans, kind, slot)) return [];
    return [say(missing !== null && paperOf(party, kind) === null ? missing : scanMissing, slot)];
  });
}
