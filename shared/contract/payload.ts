/** More than any call of ours carries; a longer one is no call of ours. `characters` of all texts and names together. */
export const payloadLimits = { depth: 24, values: 200_000, characters: 48_000_000 } as const;

/**
 * Whether a value is what JSON can hold, within bounds: no dates, maps, buffers or big integers, nothing that contains itself, no
 * member that would reach into a prototype. The structured clone between processes carries all of these; the journal, the digests
 * and the pipe to the core are made for JSON. Walks without recursion: depth must not end it.
 */
export function isPayload(payload: unknown): boolean {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value: payload, depth: 0 }];
  let values = 0;
  let characters = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    if (++values > payloadLimits.values) return false;
    if (typeof value === 'string') characters += value.length;
    if (typeof value === 'object' && value !== null) {
      const children = depth < payloadLimits.depth ? childrenOf(value) : null;
      if (children === null || values + left.length + children.length > payloadLimits.values) return false;
      if (!Array.isArray(value)) for (const name of Object.keys(value)) characters += name.length;
      for (const child of children) left.push({ value: child, depth: depth + 1 });
    } else if (!isPlain(value)) return false;
    if (characters > payloadLimits.characters) return false;
  }
  return true;
}

/** `undefined` is a member left out. */
function isPlain(value: unknown): boolean {
  return value === null || ['undefined', 'boolean', 'string'].includes(typeof value) || Number.isFinite(value);
}

/** What an array or plain object holds; null for any other thing. */
function childrenOf(value: object): readonly unknown[] | null {
  if (Array.isArray(value)) return value.length > payloadLimits.values ? null : value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || Object.hasOwn(value, '__proto__')) return null;
  return Object.values(value);
}
