import { bareIdentity, toIdNumber18, type CheckedPerson, type PartyDraft } from '#shared/model/index.ts';

/**
 * By what the province knows somebody (docs/sync-protocol.md, 4.1): a resident by the citizen number of 18 characters, everybody else
 * by nationality and the number of the document shown.
 */
export function provincePerson(party: PartyDraft): CheckedPerson {
  const { name, nationality, document } = party;
  const number = bareIdentity(party.idNumber);
  if (isResident(party)) return { name, idNumber: toIdNumber18(number) ?? number, nationality, document, documentNumber: '' };
  return { name, idNumber: '', nationality, document, documentNumber: bareIdentity(party.documentNumber) || number };
}

/** True once who it is can be asked: a name with a whole citizen number, or with the number of a document. */
export function isIdentityComplete(party: PartyDraft): boolean {
  if (party.name.trim() === '') return false;
  if (isResident(party)) return toIdNumber18(party.idNumber) !== null;
  const { nationality, documentNumber } = provincePerson(party);
  return nationality !== '' && documentNumber !== '';
}

function isResident({ type }: PartyDraft): boolean {
  return type === 'mainlandResident' || type === 'soldier';
}
