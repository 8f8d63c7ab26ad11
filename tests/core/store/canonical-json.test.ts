import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#core/store/canonical-json.ts';

test('members stand in one order, without spaces', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '同心' }], a: true })).toBe('{"a":true,"b":[1,{"c":"同心","d":null}]}');
});

test('reads back as JSON writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('does not depend on the order of members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(canonicalJson(Object.fromEntries(Object.entries(value).toReversed()))).toBe(canonicalJson(value));
    }),
  );
});

test('members that are undefined are left out', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test.each([[undefined], [Number.NaN], [Infinity], [1n], [new Date(0)], [new Map()], [() => 1], [[undefined]], [{ a: new Uint8Array() }]])(
  '%s is not JSON',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  },
);
