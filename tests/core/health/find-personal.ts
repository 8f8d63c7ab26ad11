/** The ways a text may come into a file: as it is, escaped, or in the bytes of UTF-8 and UTF-16 as hex or base64. */
function spellings(text: string): string[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const escaped = [...text].map((character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`).join('');
  return [text, encodeURIComponent(text), escaped, ...[utf8, utf16].flatMap((bytes) => [bytes.toString('hex'), ...inBase64(bytes)])];
}

/** What stays the same of its base64 wherever it stands among other bytes. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return whole.slice(before === 0 ? 0 : before + 1, bytes.length % 3 === (3 - before) % 3 ? undefined : -1);
  });
}

/** Of these texts, the ones that stand in the material in any spelling. */
export function findPersonal(material: string, texts: readonly string[]): string[] {
  const low = material.toLowerCase();
  return texts.filter((text) =>
    spellings(text).some((spelling) => material.includes(spelling) || (spelling.length >= 6 && isHex(spelling) && low.includes(spelling))),
  );
}

function isHex(text: string): boolean {
  return /^[0-9a-f]+$/.test(text);
}
