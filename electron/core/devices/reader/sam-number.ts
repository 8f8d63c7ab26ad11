/**
 * 模块编号 as printed on readers, `AA.BB-YYYYMMDD-SSSSSSSSSS-TTTTTTTTTT`: two 16-bit and three 32-bit little-endian
 * numbers in 16 bytes.
 */
export function formatSamNumber(block: Uint8Array): string {
  const view = new DataView(block.buffer, block.byteOffset, 16);
  const kind = `${part(view.getUint16(0, true), 2)}.${part(view.getUint16(2, true), 2)}`;
  return [kind, part(view.getUint32(4, true), 8), part(view.getUint32(8, true), 10), part(view.getUint32(12, true), 10)].join('-');
}

function part(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
