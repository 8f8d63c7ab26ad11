import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAnswer, encodeRequest } from '#core/devices/printers/ipp.ts';

/** An answer of CUPS 2.4 to Get-Jobs, byte for byte: two jobs, the second without its name. */
const answer = Buffer.concat([
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 1]),
  Buffer.from('\x01G\0\x12attributes-charset\0\x05utf-8H\0\x1battributes-natural-language\0\x02en', 'latin1'),
  Buffer.from('\x02!\0\x13number-of-documents\0\x04\0\0\0\x01B\0\x08job-name\0\x09tongxin-bB\0\0\0\x01x', 'latin1'),
  Buffer.from('!\0\x06job-id\0\x04\0\0\0\x03#\0\x09job-state\0\x04\0\0\0\x09', 'latin1'),
  Buffer.from('\x02!\0\x06job-id\0\x04\0\0\x01\0\x03', 'latin1'),
]);

test('an answer is read job by job, the first value of each attribute', () => {
  const read = decodeAnswer(answer)!;
  expect(read.status).toBe(0);
  expect(read.jobs.map((job) => Object.fromEntries(job))).toEqual([
    { 'number-of-documents': 1, 'job-name': 'tongxin-b', 'job-id': 3, 'job-state': 9 },
    { 'job-id': 256 },
  ]);
});

test('an answer broken off anywhere is none', () => {
  for (let length = 0; length < answer.length; length += 1) expect(decodeAnswer(answer.subarray(0, length))).toBeNull();
});

test('no bytes make the reading throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeAnswer(Buffer.from(bytes))));
  fc.assert(
    fc.property(fc.nat(answer.length - 1), fc.nat(255), (at, value) => {
      const changed = Buffer.from(answer);
      changed[at] = value;
      decodeAnswer(changed);
    }),
  );
});

test('a request has its attributes in order, further values of one without a name', () => {
  const request = encodeRequest(0x0a, {
    limit: { tag: 'integer', values: [10_000] },
    'my-jobs': { tag: 'boolean', values: [true] },
    'requested-attributes': { tag: 'keyword', values: ['a', 'b'] },
  });
  expect(request.toString('latin1')).toBe(
    [
      '\x02\0\0\x0a\0\0\0\x01',
      '\x01G\0\x12attributes-charset\0\x05utf-8H\0\x1battributes-natural-language\0\x02en',
      '!\0\x05limit\0\x04\0\0\x27\x10"\0\x07my-jobs\0\x01\x01D\0\x14requested-attributes\0\x01aD\0\0\0\x01b\x03',
    ].join(''),
  );
});
