/** An asar archive of a few text files, by name. Format: electron/asar, a Pickle header and the files end to end. */
export function asarOf(files: Readonly<Record<string, string>>): Buffer {
  const index: Record<string, { size: number; offset: string }> = {};
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const size = Buffer.byteLength(text);
    index[name] = { size, offset: String(offset) };
    offset += size;
  }
  const header = Buffer.from(JSON.stringify({ files: index }));
  const padding = -header.length & 3;
  const sizes = Buffer.alloc(16);
  [4, 8 + header.length + padding, 4 + header.length + padding, header.length].forEach((value, i) => sizes.writeUInt32LE(value, i * 4));
  return Buffer.concat([sizes, header, Buffer.alloc(padding), Buffer.from(Object.values(files).join(''))]);
}
