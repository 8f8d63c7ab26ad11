import { bareIdentity, isSamePerson, slots, type Registration, type Finding, type ReissueFacts, type Slot } from '#shared/model/index.ts';
import { hasScan } from '../../parties/facts.ts';
import { parseRegistrationNumber, type RegistrationPrefix } from '../../registration-number.ts';
import type { Say } from '../../rule.ts';
import { signersOf } from '../facts.ts';
import { reissuePrefixes } from '../numbering.ts';
import { regulationSince, reissueRule } from '../reissue-rule.ts';

/** 补领范围: lost or damaged (条例 2025 art. 20); particulars that changed only where the province says so. */
export const scope = reissueRule({
  id: 'M-80',
  article: 'regulation2025.20',
  since: regulationSince,
  says: {
    kindMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    reasonMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    inScope: { outcome: 'pass', params: [] },
    identityChangedNotHere: { outcome: 'refuse', params: [], ground: 'acceptance' },
  },
  evaluate: ({ application: { kind, reason }, settings }, say) => {
    const open = [...(kind === null ? [say('kindMissing', null)] : []), ...(reason === null ? [say('reasonMissing', null)] : [])];
    if (open.length > 0) return open;
    const allowed = reason !== 'identityChanged' || settings.practice.reissueIdentityChanged;
    return [say(allowed ? 'inScope' : 'identityChangedNotHere', null)];
  },
});

/** 受理条件: whoever applies comes in person, signs before the registrar, and is in the pictures. */
export const conditions = reissueRule({
  id: 'M-81',
  article: 'norms',
  since: regulationSince,
  says: {
    applicantMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    presenceNotAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    absent: { outcome: 'refuse', params: [], ground: 'acceptance' },
    bothNeeded: { outcome: 'refuse', params: [], ground: 'acceptance' },
    oneApplies: { outcome: 'ask', params: [] },
    inPerson: { outcome: 'pass', params: [] },
    notYetDeclared: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    declarationUnsigned: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    declarationSigned: { outcome: 'pass', params: [] },
    photoMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    photoPresent: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) => {
    const { application, inPerson, declared, hasPhoto, settings } = facts;
    const { applicants, agent, kind } = application;
    if (applicants.length === 0) return [say('applicantMissing', null)];
    const found: Finding[] = [];
    if (kind === 'marriage' && applicants.length === 1)
      found.push(say(settings.practice.reissueMarriage === 'both' ? 'bothNeeded' : 'oneApplies', null));
    if (agent === null) found.push(say(inPerson === null ? 'presenceNotAsked' : inPerson ? 'inPerson' : 'absent', null));
    if (declared === null) found.push(say('notYetDeclared', null));
    else found.push(...signersOf(application).map((slot) => say(declared[slot] ? 'declarationSigned' : 'declarationUnsigned', slot)));
    found.push(say(hasPhoto ? 'photoPresent' : 'photoMissing', null));
    return found;
  },
});

/** 委托补领: only with an archive that agrees with who they are, a notarised mandate that says all it must, and the agent's document. */
export const agent = reissueRule({
  id: 'M-82',
  article: 'norms',
  since: regulationSince,
  says: {
    noArchive: { outcome: 'refuse', params: [], ground: 'acceptance' },
    archiveDiffers: { outcome: 'refuse', params: [], ground: 'acceptance' },
    agentUnnamed: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    agentIsParty: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    deedMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    mandateParties: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    mandateRegistration: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    mandateStatus: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    mandateMatter: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    mandateAgent: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    mandateScanMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    documentScanMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    mandated: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) => {
    const { application, couple, scans } = facts;
    const { agent: by, source } = application;
    if (by === null) return [];
    const found: Finding[] = [];
    if (source === 'none') found.push(say('noArchive', null));
    if (slots.some((slot) => differences(facts, slot).length > 0)) found.push(say('archiveDiffers', null));
    if (by.name.trim() === '' || by.idNumber.trim() === '') found.push(say('agentUnnamed', null));
    if (slots.some((slot) => isSamePerson(by.idNumber, couple[slot].idNumber))) found.push(say('agentIsParty', null));
    if (by.notary.trim() === '' || by.deed.trim() === '') found.push(say('deedMissing', null));
    if (!by.states.includes('parties')) found.push(say('mandateParties', null));
    if (!by.states.includes('registration')) found.push(say('mandateRegistration', null));
    if (!by.states.includes('status')) found.push(say('mandateStatus', null));
    if (!by.states.includes('matter')) found.push(say('mandateMatter', null));
    if (!by.states.includes('agent')) found.push(say('mandateAgent', null));
    if (!hasScan(scans, 'notarisedMandate', null)) found.push(say('mandateScanMissing', null));
    if (!hasScan(scans, 'agentDocument', null)) found.push(say('documentScanMissing', null));
    return found.length > 0 ? found : [say('mandated', null)];
  },
});

const recordSays = {
  recordNotFound: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  numberOfOtherKind: { outcome: 'ask', params: ['number'], blocksFrom: 'precheck' },
  dateMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  dateInFuture: { outcome: 'ask', params: ['registered'], blocksFrom: 'precheck' },
  authorityMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  personMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  nameDiffers: { outcome: 'ask', params: ['name'], blocksFrom: 'declare' },
  numberDiffers: { outcome: 'ask', params: ['number'], blocksFrom: 'declare' },
  differenceExplained: { outcome: 'pass', params: [] },
  archiveCopyMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  complete: { outcome: 'pass', params: [] },
} as const;

/** What 《申请补领婚姻登记证声明书》 says of the registration: taken from the archive, and of those who stand here. */
export const record = reissueRule({
  id: 'M-85a',
  article: 'regulation2025.20',
  since: regulationSince,
  says: recordSays,
  evaluate: (facts, say, on) => {
    const { application, scans } = facts;
    if (application.source === null) return [say('recordNotFound', null)];
    const { number, registeredOn, authority, parties } = application.record;
    const found: Finding[] = [];
    const prefix = parseRegistrationNumber(number.trim())?.prefix;
    if (prefix !== undefined && application.kind !== null && !prefixesOf[application.kind].includes(prefix))
      found.push(say('numberOfOtherKind', null, { number: number.trim() }));
    if (registeredOn === null) found.push(say('dateMissing', null));
    else if (on < registeredOn) found.push(say('dateInFuture', null, { registered: registeredOn }));
    if (authority.trim() === '') found.push(say('authorityMissing', null));
    for (const slot of slots) if (parties[slot].name.trim() === '') found.push(say('personMissing', slot));
    if (application.source === 'archiveCopy' && !hasScan(scans, 'marriageArchiveCopy', null)) found.push(say('archiveCopyMissing', null));
    const unlike = slots.flatMap((slot) => differences(facts, slot).map((what) => told(facts, slot, what, say)));
    if (unlike.length > 0 && application.differenceConclusion.trim() !== '') found.push(say('differenceExplained', null));
    else found.push(...unlike);
    return found.some(({ outcome }) => outcome === 'ask') ? found : [...found, say('complete', null)];
  },
});

const prefixesOf: Readonly<Record<Registration, readonly RegistrationPrefix[]>> = {
  marriage: ['J', reissuePrefixes.marriage],
  divorce: ['L', reissuePrefixes.divorce],
};

type Difference = 'name' | 'number';

/** Where the archive names somebody otherwise than their document does; it may lack a number, as those of earlier years do. */
function differences({ application, couple }: ReissueFacts, slot: Slot): Difference[] {
  const { name, idNumber } = application.record.parties[slot];
  const party = couple[slot];
  const otherName = name.trim() !== '' && party.name.trim() !== '' && plain(name) !== plain(party.name);
  const numbered = idNumber.trim() !== '' && party.idNumber.trim() !== '';
  const otherNumber = numbered && !isSamePerson(idNumber, party.idNumber) && bareIdentity(idNumber) !== bareIdentity(party.idNumber);
  return [...(otherName ? (['name'] as const) : []), ...(otherNumber ? (['number'] as const) : [])];
}

function told({ application }: ReissueFacts, slot: Slot, what: Difference, say: Say<typeof recordSays>): Finding {
  const { name, idNumber } = application.record.parties[slot];
  return what === 'name' ? say('nameDiffers', slot, { name: name.trim() }) : say('numberDiffers', slot, { number: idNumber.trim() });
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
