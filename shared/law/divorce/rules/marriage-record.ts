import {
  bareIdentity,
  identityKey,
  isSamePerson,
  slots,
  type CivilDate,
  type DivorceFacts,
  type Finding,
  type PartyDraft,
  type Slot,
} from '#shared/model/index.ts';
import { eachReadParty, hasScan, isOfDay } from '../../parties/facts.ts';
import { parseRegistrationNumber } from '../../registration-number.ts';
import type { Say } from '../../rule.ts';
import { divorceRule, notice116Since } from '../divorce-rule.ts';

const says = {
  notLooked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  lossStatementMissing: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  archiveCopyMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  archiveCopyScanMissing: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  archiveCopyWaived: { outcome: 'pass', params: [] },
  archiveCopyAnswered: { outcome: 'pass', params: ['number', 'office'] },
  archiveAnswered: { outcome: 'pass', params: ['number', 'office'] },
  registrarUnknown: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  numberMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  numberOfDivorce: { outcome: 'ask', params: ['number'], blocksFrom: 'precheck' },
  yearDiffers: { outcome: 'ask', params: ['number', 'registered'] },
  dateMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  dateInFuture: { outcome: 'ask', params: ['registered'], blocksFrom: 'precheck' },
  authorityMissing: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  nameMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  anotherPerson: { outcome: 'ask', params: ['name'], blocksFrom: 'precheck' },
  nameDiffers: { outcome: 'ask', params: ['name'], blocksFrom: 'accept' },
  numberDiffers: { outcome: 'ask', params: ['number'], blocksFrom: 'accept' },
  differenceExplained: { outcome: 'pass', params: [] },
  // This hall's records may lack what happened elsewhere since: the registrar asks, and judges.
  marriedToAnother: { outcome: 'ask', params: ['number'] },
  recordDiffers: { outcome: 'ask', params: ['number'] },
  recorded: { outcome: 'pass', params: ['number'] },
  complete: { outcome: 'pass', params: [] },
} as const;
type Saying = Say<typeof says>;

/**
 * 结婚证: each shows their own; one lost is replaced by a written statement and the other, both by statements and the archive's
 * sealed copy (民发〔2020〕116号). Its number is read, and the couple are those whom it names.
 */
export const marriageRecord = divorceRule({
  id: 'M-47',
  article: 'notice116',
  since: notice116Since,
  says,
  evaluate: (facts, say, on) => {
    const open = [...certificates(facts, say, on), ...particulars(facts, say, on), ...parties(facts, say)];
    return [...(open.some(({ outcome }) => outcome === 'ask') ? open : [...open, say('complete', null)]), ...records(facts, say)];
  },
});

function certificates(facts: DivorceFacts, say: Saying, on: CivilDate): Finding[] {
  const { scans } = facts;
  const { certificates: shown } = facts.application.marriage;
  const lost = slots.filter((slot) => shown[slot] === 'lost');
  return [
    ...slots.flatMap((slot) => (shown[slot] === null ? [say('notLooked', slot)] : [])),
    ...lost.flatMap((slot) => (hasScan(scans, 'lossStatement', slot) ? [] : [say('lossStatementMissing', slot)])),
    ...(lost.length === slots.length ? archiveCopy(facts, say, on) : []),
  ];
}

/** What another office's archive answers is told; a province that takes a check for the copy takes its answer too, others the paper. */
function archiveCopy({ application, scans, settings, onlineCheck, archiveAnswer }: DivorceFacts, say: Saying, on: CivilDate): Finding[] {
  const checked = onlineCheck.state === 'matched' && isOfDay(onlineCheck, on);
  if (settings.practice.checkReplacesArchiveCopy && checked) return [say('archiveCopyWaived', null)];
  if (settings.practice.checkReplacesArchiveCopy && archiveAnswer !== null) return [say('archiveCopyAnswered', null, archiveAnswer)];
  const answered = archiveAnswer === null ? [] : [say('archiveAnswered', null, archiveAnswer)];
  if (!application.marriage.archiveCopy) return [...answered, say('archiveCopyMissing', null)];
  return hasScan(scans, 'marriageArchiveCopy', null) ? answered : [...answered, say('archiveCopyScanMissing', null)];
}

function particulars({ application }: DivorceFacts, say: Saying, on: CivilDate): Finding[] {
  const { registeredBy, registeredOn, authority } = application.marriage;
  const number = application.marriage.number.trim();
  const parsed = parseRegistrationNumber(number);
  const found: Finding[] = [];
  if (registeredBy === null) found.push(say('registrarUnknown', null));
  if (number === '') found.push(say('numberMissing', null));
  if (parsed?.prefix === 'L' || parsed?.prefix === 'BL') found.push(say('numberOfDivorce', null, { number }));
  if (registeredOn === null) found.push(say('dateMissing', null));
  else if (on < registeredOn) found.push(say('dateInFuture', null, { registered: registeredOn }));
  // BJ carries the year of the reissue.
  else if (parsed?.prefix === 'J' && parsed.year !== Number(registeredOn.slice(0, 4)))
    found.push(say('yearDiffers', null, { number, registered: registeredOn }));
  if (authority.trim() === '') found.push(say('authorityMissing', null));
  return found;
}

/** Certificates of earlier years name no number; names and numbers may have changed since, which the registrar finds out. */
function parties(facts: DivorceFacts, say: Saying): Finding[] {
  const { parties: named, differenceConclusion } = facts.application.marriage;
  const missing = eachReadParty(facts, (_, slot) => (named[slot].name.trim() === '' ? [say('nameMissing', slot)] : []));
  const differences = eachReadParty(facts, (_, slot) => difference(asApplied(facts, slot), slot, named[slot], say));
  if (differences.length > 0 && differenceConclusion.trim() !== '') return [...missing, say('differenceExplained', null)];
  return [...missing, ...differences];
}

/** By name and document of the application, where either is another now: the marriage is in those of then. */
function asApplied(
  { couple, earlierDocuments, earlierNames }: Pick<DivorceFacts, 'couple' | 'earlierDocuments' | 'earlierNames'>,
  slot: Slot,
): PartyDraft {
  const { name, idNumber } = couple[slot];
  return { ...couple[slot], name: earlierNames[slot] ?? name, idNumber: earlierDocuments[slot]?.idNumber ?? idNumber };
}

function difference(
  party: PartyDraft,
  slot: Slot,
  { name, idNumber }: { readonly name: string; readonly idNumber: string },
  say: Saying,
): Finding[] {
  const otherName = name.trim() !== '' && plainName(name) !== plainName(party.name);
  const otherNumber =
    idNumber.trim() !== '' && !isSamePerson(idNumber, party.idNumber) && bareIdentity(idNumber) !== bareIdentity(party.idNumber);
  if (otherName && otherNumber) return [say('anotherPerson', slot, { name: name.trim() })];
  if (otherName) return [say('nameDiffers', slot, { name: name.trim() })];
  return otherNumber ? [say('numberDiffers', slot, { number: idNumber.trim() })] : [];
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** What this hall has registered of either, held against the certificates. */
function records(facts: DivorceFacts, say: Saying): Finding[] {
  const { existing, couple, application } = facts;
  const shown = application.marriage.number.trim();
  const found = slots.flatMap((slot) => {
    const marriage = existing[slot].registeredMarriage;
    if (marriage === null) return [];
    const other = slot === 'man' ? 'woman' : 'man';
    if (![couple[other], asApplied(facts, other)].some((spouse) => marriage.partner === identityKey(spouse)))
      return [say('marriedToAnother', slot, { number: marriage.number })];
    return [say(marriage.number === shown ? 'recorded' : 'recordDiffers', null, { number: marriage.number })];
  });
  // Both are found in the one marriage: said once.
  return found.filter(
    (each, i) =>
      each.party !== null ||
      found.findIndex(({ message, params }) => message === each.message && params['number'] === each.params['number']) === i,
  );
}
