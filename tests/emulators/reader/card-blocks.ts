import type { Person } from '../people.ts';

/** What lies on the reader: an identity card's two blocks, or a card of another kind. */
export type EmulatedCard =
  { readonly kind: 'identity'; readonly text: Uint8Array; readonly photo: Uint8Array } | { readonly kind: 'other' };

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
  return textBlock([
    [0, 30, person.name],
    [30, 2, sexCodes[person.sex]],
    [32, 4, person.ethnicity],
    [36, 16, person.birthDate],
    [52, 70, person.address],
    [122, 36, person.idNumber],
    [158, 30, person.issuer],
    [188, 16, person.validFrom],
    [204, 16, person.validUntil],
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
  return { kind: 'identity', text: residentCardBlock(person), photo: photoBlock(person.idNumber) };
}
