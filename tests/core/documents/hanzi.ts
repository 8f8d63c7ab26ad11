/** A run of Hanzi, as Unicode arranges them. */
export interface HanziBlock {
  readonly name: string;
  /** Code points GB 18030-2022 asks for at implementation level 3, both ends included; null: none. */
  readonly required: readonly [first: number, last: number] | null;
  /** What Unicode 16.0 has assigned there, both ends included. */
  readonly assigned: readonly [first: number, last: number];
}

/**
 * The Hanzi of GB 18030-2022 and where Unicode goes on after it.
 *
 * Implementation level 3, which public services must reach, asks for every Hanzi the standard codes: those of ISO/IEC 10646:2017,
 * that is U+4E00–U+9FEF, Extensions A to F and the twelve unified ideographs that stand among the compatibility ones — 87,887, the
 * number the standard itself gives. 〇 (U+3007) and the nine other compatibility ideographs of GBK are coded there among other
 * characters; names hold them, so they are asked for here too. What Unicode has added since is listed after them.
 */
export const hanziBlocks: readonly HanziBlock[] = [
  { name: '〇', required: [0x3007, 0x3007], assigned: [0x3007, 0x3007] },
  { name: 'CJK Unified Ideographs', required: [0x4e00, 0x9fef], assigned: [0x4e00, 0x9fff] },
  { name: 'Extension A', required: [0x3400, 0x4db5], assigned: [0x3400, 0x4dbf] },
  { name: 'Extension B', required: [0x20000, 0x2a6d6], assigned: [0x20000, 0x2a6df] },
  { name: 'Extension C', required: [0x2a700, 0x2b734], assigned: [0x2a700, 0x2b739] },
  { name: 'Extension D', required: [0x2b740, 0x2b81d], assigned: [0x2b740, 0x2b81d] },
  { name: 'Extension E', required: [0x2b820, 0x2cea1], assigned: [0x2b820, 0x2cea1] },
  { name: 'Extension F', required: [0x2ceb0, 0x2ebe0], assigned: [0x2ceb0, 0x2ebe0] },
  { name: 'Extension G', required: null, assigned: [0x30000, 0x3134a] },
  { name: 'Extension H', required: null, assigned: [0x31350, 0x323af] },
  { name: 'Extension I', required: null, assigned: [0x2ebf0, 0x2ee5d] },
];

/** GBK's 21 compatibility ideographs; Unicode counts twelve of them as unified. */
export const compatibilityHanzi: readonly number[] = [
  0xf92c, 0xf979, 0xf995, 0xf9e7, 0xf9f1, 0xfa0c, 0xfa0d, 0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa18, 0xfa1f, 0xfa20, 0xfa21, 0xfa23,
  0xfa24, 0xfa27, 0xfa28, 0xfa29,
];
export const unifiedAmongCompatibility: readonly number[] = [
  0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29,
];

/** Every code point from one to another, both included. */
export function between([first, last]: readonly [first: number, last: number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Every Hanzi a name may hold by the standard: 87,887 with 〇 and the nine compatibility ideographs besides. */
export function requiredHanzi(): number[] {
  return [...hanziBlocks.flatMap(({ required }) => (required === null ? [] : between(required))), ...compatibilityHanzi];
}
