import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecoveryKey, parseRecoveryKey } from '#core/crypto/index.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('is 160 bits in seven groups of five characters that are not taken for each other', () => {
  const { text, key } = createRecoveryKey();
  expect(key).toHaveLength(20);
  expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(createRecoveryKey().text).not.toBe(text);
});

test('is read as people type it', () => {
  for (let count = 0; count < 50; count += 1) {
    const { text, key } = createRecoveryKey();
    const typed = [
      text,
      text.toLowerCase(),
      text.replaceAll('-', ''),
      ` ${text.replaceAll('-', ' ')}\n`,
      text.replaceAll('-', '–'),
      text.replaceAll('0', 'O').replaceAll('1', 'l'),
      text.replaceAll('1', 'I'),
      // full-width forms of an input method
      text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)),
    ];
    for (const form of typed) expect(parseRecoveryKey(form)).toEqual(key);
  }
});

test('a mistyped character is noticed', () => {
  const { text } = createRecoveryKey();
  const characters = [...text.replaceAll('-', '')];
  let unnoticed = 0;
  for (const [index, character] of characters.entries()) {
    for (const other of alphabet) {
      if (other !== character && parseRecoveryKey(characters.with(index, other).join('')) !== null) unnoticed += 1;
    }
  }
  // 15 bits of checksum: of the 1085 keys with one wrong character 0.03 are expected to pass.
  expect(unnoticed).toBeLessThanOrEqual(2);
});

test('anything else is no recovery key', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(parseRecoveryKey(typed)).toBeNull();
    }),
  );
  const { text } = createRecoveryKey();
  expect(parseRecoveryKey(text.slice(0, -1))).toBeNull();
  expect(parseRecoveryKey(`${text}0`)).toBeNull();
  expect(parseRecoveryKey(`U${text.slice(1)}`)).toBeNull();
});
