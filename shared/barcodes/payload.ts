/** What byte mode holds, where no ECI says it: UTF-8 if it is any, else GB 18030, as vendors of the halls write it. */
export function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // Not of this encoding.
    }
  }
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** What TextDecoder makes of the 256 bytes for `iso-8859-1`, which is windows-1252 (WHATWG Encoding): one character each, all different. */
const byteOfCharacter = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((c, byte) => [c, byte]),
);

/** The bytes that were read as Latin characters; null where another encoding was named in the symbol. */
export function bytesOfLatin(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = byteOfCharacter.get(text[index]!);
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  return bytes;
}
