/** Keys that came already, in 16 bytes each, so that a million rows need no more memory than one. */
export interface SeenKeys {
  /** Whether it is new. `key`: hexadecimal digits, as evenly spread as those of a digest. */
  add(key: string): boolean;
}

/** Takes the first 48 bits of a key for the whole: of a million, two are taken for one once in 500 files. */
export function createSeenKeys(): SeenKeys {
  let slots = new Float64Array(1 << 12);
  let count = 0;
  const put = (table: Float64Array, key: number): boolean => {
    for (let at = key % table.length; ; at = (at + 1) % table.length) {
      if (table[at] === key) return false;
      if (table[at] === 0) {
        table[at] = key;
        return true;
      }
    }
  };
  return {
    add(key) {
      // Zero marks an empty slot.
      const isNew = put(slots, Number.parseInt(key.slice(0, 12), 16) + 1);
      if (!isNew) return false;
      count += 1;
      if (count * 2 > slots.length) {
        const larger = new Float64Array(slots.length * 2);
        for (const kept of slots) if (kept !== 0) put(larger, kept);
        slots = larger;
      }
      return true;
    },
  };
}
