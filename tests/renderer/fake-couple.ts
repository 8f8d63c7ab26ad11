import { idNumberCheck, emptyParty, type CardField, type CivilDate, type PartyDraft, type Source } from '#shared/model/index.ts';

/** Invented people; the region code 110105 and the sequence are the standard's specimen. */
function idNumber(body17: string): string {
  return body17 + idNumberCheck(body17);
}

function fromCard(person: Partial<PartyDraft>, at: string): PartyDraft {
  const source: Source = { kind: 'card', at };
  const fields: readonly CardField[] = [
    'name',
    'sex',
    'ethnicity',
    'birthDate',
    'address',
    'idNumber',
    'issuer',
    'validFrom',
    'validUntil',
  ];
  return { ...emptyParty, ...person, sources: Object.fromEntries(fields.map((field) => [field, source])) };
}

export function manFromCard(at = '2026-11-22T01:12:00Z'): PartyDraft {
  return fromCard(
    {
      name: '王伟',
      sex: 'male',
      ethnicity: '01',
      birthDate: '1994-03-08' as CivilDate,
      idNumber: idNumber('11010519940308001'),
      address: '北京市朝阳区幸福路甲9号3号楼2单元1102室',
      issuer: '北京市公安局朝阳分局',
      validFrom: '2018-06-12' as CivilDate,
      validUntil: '2038-06-12' as CivilDate,
    },
    at,
  );
}

export function womanFromCard(at = '2026-11-22T01:13:00Z'): PartyDraft {
  return fromCard(
    {
      name: '陈静',
      sex: 'female',
      ethnicity: '11',
      birthDate: '1996-10-21' as CivilDate,
      idNumber: idNumber('11010519961021002'),
      address: '北京市朝阳区光华里27号楼4单元501室',
      issuer: '北京市公安局朝阳分局',
      validFrom: '2020-01-15' as CivilDate,
      validUntil: '2040-01-15' as CivilDate,
    },
    at,
  );
}

/** What each says of themselves at the precheck. */
export function withCircumstances(party: PartyDraft): PartyDraft {
  return { ...party, maritalStatus: 'unmarried', occupation: '教师', education: 'bachelor' };
}
