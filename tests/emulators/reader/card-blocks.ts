import type { PermanentResident, PermitHolder, Person } from '../people.ts';

/** What lies on the reader: an identity card's two blocks, a card of another kind, or several cards at once. */
export type EmulatedCard =
  | { readonly kind: 'identity'; readonly text: Uint8Array; readonly photo: Uint8Array }
  | { readonly kind: 'other' }
  | { readonly kind: 'several' };

const sexCodes = { male: '1', female: '2' } as const;

/** A field of a text block: offset and length in bytes, as the layouts are published. */
export type Field = readonly [offset: number, bytes: number, text: string];

/** 256 bytes of UTF-16LE, every field padded on the right with U+0020. */
export function textBlock(fields: readonly Field[]): Uint8Array {
  const block = Buffer.from(' '.repeat(128), 'utf16le');
  for (const [offset, bytes, text] of fields) {
    const encoded = Buffer.from(text, 'utf16le');
    if (encoded.length > bytes) throw new Error(`A field of ${bytes} bytes cannot hold ${encoded.length}`);
    encoded.copy(block, offset);
  }
  return Uint8Array.from(block);
}

export function residentCardBlock(person: Person): Uint8Array {
  return textBlock([...citizenFields(person), [32, 4, person.ethnicity]]);
}

/** 港澳台居民居住证, flag `J`: no 民族, and the number of the travel permit behind the dates. */
export function residencePermitBlock(person: PermitHolder): Uint8Array {
  return textBlock([...citizenFields(person), [220, 18, person.passNumber], [238, 4, person.issueCount], [248, 2, 'J']]);
}

function citizenFields(person: Omit<Person, 'ethnicity'>): Field[] {
  return [
    [0, 30, person.name],
    [30, 2, sexCodes[person.sex]],
    [36, 16, person.birthDate],
    [52, 70, person.address],
    [122, 36, person.idNumber],
    [158, 30, person.issuer],
    [188, 16, person.validFrom],
    [204, 16, person.validUntil],
  ];
}

/** 外国人永久居留身份证 (国家移民管理局, 机读信息规则): 2017, flag `I`; 2023, flag `Y`, its English name in two parts. */
export function permanentResidentBlock(person: PermanentResident): Uint8Array {
  const validity: Field[] = [
    [188, 16, person.validFrom],
    [204, 16, person.validUntil],
    [248, 2, person.layout],
  ];
  if (person.layout === 'I') {
    return textBlock([
      ...validity,
      [0, 120, person.englishName],
      [120, 2, sexCodes[person.sex]],
      [122, 30, person.idNumber],
      [152, 6, person.nationality],
      [158, 30, person.chineseName],
      [220, 16, person.birthDate],
      [236, 4, '01'],
      [240, 8, '1100'],
    ]);
  }
  return textBlock([
    ...validity,
    [0, 30, person.chineseName],
    [30, 2, sexCodes[person.sex]],
    [32, 4, '00'],
    [36, 16, person.birthDate],
    [52, 70, person.englishName.slice(0, 35)],
    [122, 36, person.idNumber],
    [220, 22, person.englishName.slice(35, 46)],
    [242, 6, person.nationality],
  ]);
}

/** 1024 bytes with the header of a WLT photo (102 × 126) and noise that depends on the seed alone. */
export function photoBlock(seed: string): Uint8Array {
  const header = [0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00];
  let state = 2166136261;
  for (const unit of seed) state = Math.imul(state ^ unit.codePointAt(0)!, 16777619);
  const noise = Array.from({ length: 1024 - header.length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return Uint8Array.from([...header, ...noise]);
}

export function residentCard(person: Person): EmulatedCard {
  return identityCard(residentCardBlock(person), person);
}

export function residencePermit(person: PermitHolder): EmulatedCard {
  return identityCard(residencePermitBlock(person), person);
}

export function permanentResidentCard(person: PermanentResident): EmulatedCard {
  return identityCard(permanentResidentBlock(person), person);
}

function identityCard(text: Uint8Array, { idNumber }: { readonly idNumber: string }): EmulatedCard {
  return { kind: 'identity', text, photo: photoBlock(idNumber) };
}
