import {
  comparableNumbers,
  slots,
  type CivilDate,
  type Finding,
  type RecordedPerson,
  type RecordNote,
  type RegisterRecord,
  type Slot,
} from '#shared/model/index.ts';
import { evaluateRules, rulesFor, type Rule, type Say } from '../rule.ts';
import { regulationSince } from '../statutes.ts';

/** Another registration of one of the two: of this hall, or as another office, the province or a court's data told it. */
export interface LaterAct {
  readonly kind: 'marriage' | 'divorce' | 'courtDivorce';
  readonly elsewhere: boolean;
  readonly registrationNumber: string;
  readonly officeName: string;
  readonly registeredOn: CivilDate;
  /** null: the answer does not name them. */
  readonly man: RecordedPerson | null;
  readonly woman: RecordedPerson | null;
  /** Its own notes: an act that was declared void or revoked changes nobody's status. */
  readonly notes: readonly Pick<RecordNote, 'kind' | 'on'>[];
}

type Noted = Pick<RecordNote, 'kind' | 'on' | 'party' | 'authority' | 'document'>;
type Sought = Pick<RegisterRecord, 'kind' | 'registeredOn' | 'man' | 'woman'>;

interface Facts {
  readonly record: Sought;
  readonly notes: readonly Noted[];
  readonly acts: readonly LaterAct[];
}

/** Whether what was registered still holds. */
export interface Standing {
  /** For both; a marriage holds for both or for neither. */
  readonly inForce: boolean;
  /** A divorce ceases to be somebody's status when that one marries again, and stays the other's. */
  readonly holdsFor: Readonly<Record<Slot, boolean>>;
  /** `refuse`: what ended it; `ask`: what may have, and somebody has to look. Empty: nothing known speaks against it. */
  readonly because: readonly Finding[];
}

/** Notes that end a record, whatever it is of: as if it had never been, or from their day on. */
const voiding: readonly RecordNote['kind'][] = ['voidedByCourt', 'annulledByCourt', 'revoked'];

/** What M-83 may say of a record. */
export const standingChanges = {
  divorcedHere: { outcome: 'refuse', params: ['number', 'on'] },
  divorcedElsewhere: { outcome: 'refuse', params: ['number', 'on', 'office'] },
  divorcedByCourt: { outcome: 'refuse', params: ['document', 'on', 'court'] },
  remarriedEachOther: { outcome: 'refuse', params: ['number', 'on', 'office'] },
  remarriedAnother: { outcome: 'refuse', params: ['number', 'on', 'office'] },
  spouseDied: { outcome: 'refuse', params: ['on'] },
  perhapsLater: { outcome: 'ask', params: ['number', 'on', 'office'] },
} as const;

/** A divorce after it, a court's divorce, a later marriage, a death: what a certificate would say is no longer so. */
const changed = rulesFor<Facts, never>()({
  id: 'M-83',
  article: 'norms',
  since: regulationSince,
  says: standingChanges,
  evaluate: ({ record, notes, acts }, say) => {
    const noted = notes.flatMap(({ kind, on, party, authority, document }) => {
      if (record.kind === 'marriage' && kind === 'divorcedByCourt')
        return [say('divorcedByCourt', null, { document, on, court: authority })];
      return kind === 'spouseDied' ? [say('spouseDied', party, { on })] : [];
    });
    return [...noted, ...acts.flatMap((act) => ofLaterAct(record, act, say))];
  },
});

/** 法院确认无效或者撤销: as if the marriage had never been registered; the record stays (民法典 1054). */
const byCourt = rulesFor<Facts, never>()({
  id: 'M-90',
  article: 'regulation2025.19',
  since: regulationSince,
  says: {
    voidedByCourt: { outcome: 'refuse', params: ['document', 'on', 'court'] },
    annulledByCourt: { outcome: 'refuse', params: ['document', 'on', 'court'] },
  },
  evaluate: ({ notes }, say) =>
    notes.flatMap(({ kind, on, authority: court, document }) =>
      kind === 'voidedByCourt' || kind === 'annulledByCourt' ? [say(kind, null, { document, on, court })] : [],
    ),
});

/** 撤销婚姻登记: taken back by the authority (2021 指导意见). */
const revoked = rulesFor<Facts, never>()({
  id: 'M-91',
  article: 'opinion2021',
  since: regulationSince,
  says: { revoked: { outcome: 'refuse', params: ['document', 'on', 'authority'] } },
  evaluate: ({ notes }, say) =>
    notes.flatMap(({ kind, on, authority, document }) => (kind === 'revoked' ? [say('revoked', null, { document, on, authority })] : [])),
});

/** In the order of the findings. */
export const standingRules: ReadonlyArray<Rule<Facts, never>> = [changed, byCourt, revoked];

/**
 * Whether a marriage or divorce still holds on a day, by the notes on its record and by what was registered of either since. Acts of
 * before the record, and those that were themselves declared void or revoked, say nothing.
 */
export function standingOf(record: Sought, notes: readonly Noted[], laterActs: readonly LaterAct[], asOf: CivilDate): Standing {
  const counting = <T extends { readonly on: CivilDate }>(all: readonly T[]): T[] => all.filter(({ on }) => on <= asOf);
  const acts = laterActs.filter(
    (act) =>
      act.registeredOn >= record.registeredOn &&
      act.registeredOn <= asOf &&
      !counting(act.notes).some(({ kind }) => voiding.includes(kind)),
  );
  const because = evaluateRules(standingRules, { record, notes: counting(notes), acts }, asOf);
  const holds = (slot: Slot) => !because.some((finding) => finding.outcome === 'refuse' && concerns(record, finding, slot));
  const holdsFor = { man: holds('man'), woman: holds('woman') };
  return { inForce: holdsFor.man && holdsFor.woman, holdsFor, because };
}

/** A marriage ends for both; of a divorce only whoever married again or died is no longer divorced. */
function concerns(record: Sought, { party }: Finding, slot: Slot): boolean {
  return record.kind === 'marriage' || party === null || party === slot;
}

function ofLaterAct(record: Sought, act: LaterAct, say: Say<typeof standingChanges>): Finding[] {
  const found = matchCouple(record, act);
  const details = { number: act.registrationNumber, on: act.registeredOn, office: act.officeName };
  const { number, on } = details;
  // Which of two acts of one day came first nobody wrote down: a remarriage after the divorce, or a marriage of some hours.
  if (found.sure.length === 2 && on === record.registeredOn) return [say('perhapsLater', null, details)];
  if (found.sure.length === 0) return found.perhaps ? [say('perhapsLater', null, details)] : [];
  if (act.kind === 'marriage') {
    if (found.sure.length === 2) return [say('remarriedEachOther', null, details)];
    return [say('remarriedAnother', found.sure[0]!, details), ...(found.perhaps ? [say('perhapsLater', null, details)] : [])];
  }
  // A divorce from somebody else says that there was another marriage, and not what became of this one.
  if (record.kind === 'divorce' || (found.sure.length === 1 && !found.open)) return [];
  if (found.sure.length === 1) return [say('perhapsLater', null, details)];
  if (act.kind === 'courtDivorce') return [say('divorcedByCourt', null, { document: number, on, court: act.officeName })];
  return [act.elsewhere ? say('divorcedElsewhere', null, details) : say('divorcedHere', null, { number, on })];
}

interface Match {
  /** Who of the record is certainly in the act. */
  readonly sure: readonly Slot[];
  /** Somebody may be: the same name, and one of the two has no number. */
  readonly perhaps: boolean;
  /** The other may be: the act does not say who the other one is, or only by name. */
  readonly open: boolean;
}

function matchCouple(record: Sought, act: LaterAct): Match {
  const likeness = slots.map((slot) => ({ slot, is: bestOf(slots.map((other) => likenessOf(record[slot], act[other]))) }));
  const sure = likeness.filter(({ is }) => is === 'same').map(({ slot }) => slot);
  const perhaps = likeness.some(({ is }) => is === 'perhaps');
  return { sure, perhaps, open: perhaps || act.man === null || act.woman === null };
}

type Likeness = 'same' | 'perhaps' | 'other';

function bestOf(all: readonly Likeness[]): Likeness {
  return all.includes('same') ? 'same' : all.includes('perhaps') ? 'perhaps' : 'other';
}

/** Numbers decide; without one on either side a name is only a hint, and another birth date or nationality speaks against it. */
function likenessOf(one: RecordedPerson, other: RecordedPerson | null): Likeness {
  if (other === null) return 'other';
  const numbers = comparableNumbers(one);
  const others = comparableNumbers(other);
  if (numbers.some((number) => others.includes(number))) return 'same';
  if (numbers.length > 0 && others.length > 0 && hasOwnNumber(one) === hasOwnNumber(other)) return 'other';
  if (one.born !== null && other.born !== null && one.born !== other.born) return 'other';
  return one.name !== '' && one.name === other.name ? 'perhaps' : 'other';
}

/** A 公民身份号码: two of them can be compared, one and a passport's number cannot. */
function hasOwnNumber({ idNumber }: RecordedPerson): boolean {
  return /^\d{15}(\d\d[\dX])?$/.test(idNumber);
}
