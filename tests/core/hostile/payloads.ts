import fc from 'fast-check';

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = null;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

const loop: Record<string, unknown> = { name: 'loop' };
loop['self'] = loop;

/** Values that have broken programs: prototypes, sizes, depths, things JSON cannot hold but a structured clone can. */
export const monsters: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  1e308,
  2 ** 53,
  -(2 ** 31) - 1,
  0.1,
  12n,
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e\u200b\ufeff',
  "'; DROP TABLE journal; --",
  '%_%',
  '" OR 1=1 NOT NEAR(*',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  '\\\\?\\C:\\',
  '/dev/tty',
  'file:///etc/passwd',
  '${jndi:ldap://x}',
  '{{constructor.constructor("return process")()}}',
  '$t(common:action.back) {{count}}',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(1_000_000),
  '𠮷'.repeat(100_000),
  [],
  {},
  [[]],
  Array.from({ length: 50_000 }, (_, i) => i),
  Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i])),
  nested(20_000, (inner) => [inner]),
  nested(20_000, (inner) => ({ inner })),
  loop,
  JSON.parse('{"__proto__": {"isAdmin": true, "caseId": 1}}'),
  JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
  JSON.parse('{"toString": 1, "valueOf": null, "hasOwnProperty": false, "toJSON": "x", "then": 1, "length": -1}'),
  new Date(0),
  new Date(Number.NaN),
  new Map([['caseId', 1]]),
  new Set([1]),
  new Uint8Array(8),
  new Error('a message'),
  /x/u,
  Object.create(null),
];

const names = ['caseId', '__proto__', 'constructor', 'length', 'toString', 'revision', 'extra', ''];

const monster = fc.constantFrom(...monsters);

/** Anything at all, where a payload is awaited. */
export const rubbish: fc.Arbitrary<unknown> = fc.oneof(
  monster,
  fc.jsonValue({ maxDepth: 3 }),
  fc.anything({
    maxDepth: 2,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
  }),
  fc.dictionary(fc.constantFrom(...names), monster, { maxKeys: 4 }),
);

/** An example with one place changed: another value, left out, or something beside it that does not belong there. */
export function spoilt(examples: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('replace' as const), value: fc.oneof(monster, fc.jsonValue({ maxDepth: 1 })) }),
    fc.record({ kind: fc.constant('remove' as const), value: fc.constant(null) }),
    fc.record({ kind: fc.constant('wrap' as const), value: fc.constant(null) }),
    fc.record({ kind: fc.constant('add' as const), value: monster }),
  );
  return fc
    .tuple(examples, change, fc.nat(), fc.constantFrom(...names))
    .map(([example, { kind, value }, place, name]) => changed(example, place, { kind, value, name }));
}

interface Change {
  readonly kind: 'replace' | 'remove' | 'wrap' | 'add';
  readonly value: unknown;
  readonly name: string;
}

function changed(example: unknown, place: number, change: Change): unknown {
  if (typeof example !== 'object' || example === null) return change.kind === 'wrap' ? [example] : change.value;
  const keys = Object.keys(example);
  const copy = (Array.isArray(example) ? [...(example as unknown[])] : { ...example }) as Record<string, unknown>;
  const key = keys[place % (keys.length + 1)];
  if (key === undefined || change.kind === 'add') {
    if (Array.isArray(copy)) copy.push(change.value);
    else Object.defineProperty(copy, change.name, { value: change.value, enumerable: true, configurable: true, writable: true });
    return copy;
  }
  const inner = copy[key];
  if (typeof inner === 'object' && inner !== null && place % 3 > 0) copy[key] = changed(inner, Math.floor(place / 3), change);
  else if (change.kind === 'remove') delete copy[key];
  else copy[key] = change.kind === 'wrap' ? [inner] : change.value;
  return copy;
}
