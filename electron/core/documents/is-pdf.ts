/** Readers look for the mark in the first kilobyte, not only at its start (ISO 32000-1, annex H). */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}
