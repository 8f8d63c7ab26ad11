import { isAsked } from '#shared/law/filing.ts';
import { CardField, type Couple, type PartyDraft, type RequiredMaterial, type Slot } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/index.ts';
import type { CardFields } from './card-reads.ts';
import type { CaseRecord } from './case-record.ts';
import { caseMaterials } from './materials.ts';

/**
 * The form as it may be journaled: marks that tell the truth, the papers of the case's closed list and no others (条例 2025
 * art. 8), and no telephone number its owner did not agree to leave.
 */
export function honestCouple(db: ReadableDb, record: CaseRecord): Couple {
  const materials = caseMaterials(db, record);
  const { man, woman } = withAgreedPhones(record.couple);
  return { man: honestParty(db, record, 'man', man, materials), woman: honestParty(db, record, 'woman', woman, materials) };
}

/** A telephone number is kept with consent alone (个人信息保护法 13, 14). */
export function withAgreedPhones({ man, woman }: Couple): Couple {
  const agreed = (party: PartyDraft): PartyDraft => (party.phoneConsent ? party : { ...party, phone: '' });
  return { man: agreed(man), woman: agreed(woman) };
}

function honestParty(
  db: ReadableDb,
  record: CaseRecord,
  slot: Slot,
  party: PartyDraft,
  materials: readonly RequiredMaterial[],
): PartyDraft {
  const papers = party.papers.filter(({ kind }) => isAsked(record.business, materials, kind, slot));
  return { ...party, papers, sources: honestSources(db, record, slot, party) };
}

/**
 * A field counts as card-read only while it still says what that slot's last card said. Edits with a reason and what the
 * machine readable zone gave keep their marks; anything else is typed.
 */
function honestSources(db: ReadableDb, record: CaseRecord, slot: Slot, party: PartyDraft): PartyDraft['sources'] {
  const row = db
    .prepare(`SELECT at, fields FROM card_reads WHERE case_id = ? AND slot = ? ORDER BY id DESC LIMIT 1`)
    .get(record.id, slot) as { at: string; fields: string } | undefined;
  const onCard = row ? (JSON.parse(row.fields) as CardFields) : {};
  const sources: PartyDraft['sources'] = {};
  for (const field of CardField.options) {
    const source = party.sources[field];
    if (row && onCard[field] === party[field]) sources[field] = { kind: 'card', at: row.at };
    else if (source?.kind === 'edited' || source?.kind === 'mrz') sources[field] = source;
    else if (party[field] !== null && party[field] !== '') sources[field] = { kind: 'typed' };
  }
  return sources;
}
