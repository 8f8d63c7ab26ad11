import type { TFunction } from 'i18next';
import {
  failure,
  type DisplayField,
  type DisplayPage,
  type DisplayParty,
  type DisplayView,
  type PointedField,
} from '#shared/contract/index.ts';
import { isClosed, nextState } from '#shared/law/marriage/index.ts';
import { ethnicityName } from '#shared/locales/index.ts';
import { ok, type PartyDraft } from '#shared/model/index.ts';
import { findAttachment } from '../archive/index.ts';
import { dateText } from '../documents/date-text.ts';
import { getOffice, isOfflineDayOpen } from '../office/index.ts';
import type { Call, HandlersFor } from '../ports.ts';
import type { Coverage } from '../documents/coverage.ts';
import type { ReadableDb, StoreDep } from '../store/index.ts';
import { rareCharacters } from './characters/index.ts';
import { findMarriage } from './case-record.ts';
import type { MarriageRecord } from './marriage/record.ts';
import { confirmationOf, seenDigest } from './confirmation.ts';
import type { CaseDeps } from './deps.ts';
import { heldByColleague } from './steps.ts';
import { declaredWords } from './marriage/papers/declared-words.ts';
import { addressText, idNumberText, nationalityText, sexText } from './party-text.ts';

type ShownCharacter = NonNullable<DisplayView['shown']>['characters'][number];

interface Shown {
  readonly page: DisplayPage;
  readonly caseId: string | null;
  readonly pointed: readonly PointedField[];
}

const nothing: Shown = { page: 'idle', caseId: null, pointed: [] };

export interface Display {
  readonly handlers: HandlersFor<'display.show' | 'display.get' | 'display.point'>;
  /** How many fields of a case the couple before the caller points at as wrong. */
  pointedAt(caseId: string, call: Call): number;
}

/**
 * What each counter turns to its couple. It lives in memory only, by session: who signs out leaves an empty screen, and so
 * does who locks theirs, gives the case away or brings it to an end.
 */
export function createDisplay({ store, clock, events, sessions, layouts, coverage, t }: CaseDeps): Display {
  const shownBy = new Map<string, Shown>();
  const shownTo = (call: Call): Shown => {
    const token = call.caller?.token ?? '';
    for (const other of shownBy.keys()) if (!sessions.find(other)) shownBy.delete(other);
    return shownBy.get(token) ?? nothing;
  };

  const viewOf = async ({ page, caseId, pointed }: Shown, call: Call): Promise<DisplayView> => {
    const { office, offline, record, photoDigest } = store.read((db) => {
      const found = caseId === null ? null : findShowable(db, caseId, call);
      return {
        office: getOffice(db),
        offline: isOfflineDayOpen(db, clock.today()),
        record: found,
        photoDigest: found?.photoId ? (findAttachment(db, found.photoId)?.digest ?? null) : null,
      };
    });
    if (!record) return { page: caseId === null ? page : 'idle', officeName: office.name, offline, shown: null };
    const photo = photoDigest === null ? null : await findBytes(store, photoDigest);
    return {
      page,
      officeName: office.name,
      offline,
      shown: {
        caseId: record.id,
        on: clock.today(),
        declared: declaredWords({ record, office, t }, layouts, clock.today()),
        man: displayParty(record.couple.man, t),
        woman: displayParty(record.couple.woman, t),
        photo: photo === null ? null : Buffer.from(photo).toString('base64'),
        characters: await charactersShown(store, record, coverage),
        seen: seenDigest(record),
        mayConfirm: mayConfirm(record) && pointed.length === 0,
        confirmed: confirmationOf(record)?.holds ?? false,
        pointed: [...pointed],
      },
    };
  };

  const handlers: Display['handlers'] = {
    'display.show': async (call) => {
      const asked = call.input;
      if (asked.caseId !== null) {
        const { caseId } = asked;
        const record = store.read((db) => findMarriage(db, caseId));
        if (!record) return failure('case.notFound', {});
        const held = heldByColleague(record, call);
        if (held) return held;
      }
      const { page, caseId } = withItsCase(asked);
      const before = shownTo(call);
      const shown: Shown = { page, caseId, pointed: before.caseId === caseId ? before.pointed : [] };
      shownBy.set(call.caller!.token, shown);
      events.emit({ event: 'display.changed' });
      return ok(await viewOf(shown, call));
    },

    'display.get': async (call) => ok(await viewOf(shownTo(call), call)),

    'display.point': async (call) => {
      const before = shownTo(call);
      const { caseId } = before;
      if (caseId === null || !store.read((db) => findShowable(db, caseId, call))) return failure('display.nothingShown', {});
      const { party, field, wrong } = call.input;
      const others = before.pointed.filter((each) => each.party !== party || each.field !== field);
      const shown: Shown = { ...before, pointed: wrong ? [...others, { party, field }] : others };
      shownBy.set(call.caller!.token, shown);
      events.emit({ event: 'display.changed' });
      return ok(await viewOf(shown, call));
    },
  };

  return {
    handlers,
    pointedAt(caseId, call) {
      const shown = shownTo(call);
      return shown.caseId === caseId ? shown.pointed.length : 0;
    },
  };
}

/** Each character no font draws once, with its picture where it has one. */
async function charactersShown(
  store: StoreDep['store'],
  { couple, characters }: MarriageRecord,
  coverage: Coverage,
): Promise<ShownCharacter[]> {
  const shown = new Map<string, ShownCharacter>();
  for (const { character, codePoint, picture } of rareCharacters(couple, characters, coverage)) {
    const bytes = picture === null ? null : await findBytes(store, picture);
    shown.set(character, { character, codePoint, picture: bytes && Buffer.from(bytes).toString('base64') });
  }
  return [...shown.values()];
}

async function findBytes({ vault }: StoreDep['store'], digest: string): Promise<Uint8Array | null> {
  const bytes = await vault.get(digest);
  return bytes === 'damaged' ? null : bytes;
}

/** A page about nobody carries no case, and a page about a case needs one. */
function withItsCase({ page, caseId }: Pick<Shown, 'page' | 'caseId'>): Pick<Shown, 'page' | 'caseId'> {
  if (page !== 'check' && page !== 'declaration') return { page, caseId: null };
  return caseId === null ? nothing : { page, caseId };
}

/** The case, while its registrar still serves it. */
function findShowable(db: ReadableDb, caseId: string, call: Call): MarriageRecord | null {
  const record = findMarriage(db, caseId);
  return record && !isClosed(record.state) && !heldByColleague(record, call) ? record : null;
}

function mayConfirm(record: MarriageRecord): boolean {
  return nextState(record.state, 'confirm') !== null && record.photoId !== null;
}

/** The words of the papers: the couple compares them with their own. */
function displayParty(party: PartyDraft, t: TFunction): DisplayParty {
  const texts: Record<DisplayField, string> = {
    name: party.name,
    sex: sexText(party, t),
    nationality: nationalityText(party, t),
    ethnicity: ethnicityName(t, party.ethnicity),
    birthDate: dateText(party.birthDate, t),
    idNumber: idNumberText(party, t),
    address: addressText(party),
    maritalStatus: party.maritalStatus ? t(`terms:maritalStatus.${party.maritalStatus}`) : '',
    occupation: party.occupation,
    education: party.education ? t(`terms:education.${party.education}`) : '',
  };
  const fields = (Object.keys(texts) as DisplayField[]).map((field) => ({ field, text: texts[field] }));
  return { fields, readAloud: !party.help.reads };
}
