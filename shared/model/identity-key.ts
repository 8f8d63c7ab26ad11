import { normaliseIdNumber, toIdNumber18 } from './id-number.ts';
import type { PartyDraft } from './party.ts';

/** Whose numbers are unique only within one place: that place stands before them. */
const places: Readonly<Partial<Record<PartyDraft['type'], string>>> = { hongKong: 'HKG', macao: 'MAC', taiwan: 'TWN' };

/**
 * Tells one person from another across cases: the 18-character 公民身份号码 of mainland residents and soldiers, else the
 * number with the place that gave it (`HKG:Z6833655`, `FRA:12AB34567`). '' when no number is known.
 */
export function identityKey(party: Pick<PartyDraft, 'type' | 'nationality' | 'idNumber'>): string {
  const number = bareIdentity(party.idNumber);
  if (number === '') return '';
  if (party.type === 'mainlandResident' || party.type === 'soldier') return toIdNumber18(number) ?? number;
  return `${places[party.type] ?? party.nationality}:${number}`;
}

/** A document's number as it is compared: `z683365(5)` and `Ｚ６８３３６５（５）` are both `Z6833655`. */
export function bareIdentity(number: string): string {
  return normaliseIdNumber(number).replace(/[()]/g, '');
}
