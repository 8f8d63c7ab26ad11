import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeGb18030, encodeGb18030, readCsv } from '#core/exchange/index.ts';
import { readExport } from '#core/front-desk/appointments/import-file.ts';
import { listedObjects } from '#core/front-desk/appointments/json-list.ts';
import { AppointmentSettings } from '#shared/model/index.ts';

const mapping = AppointmentSettings.parse({}).exported;
const names = Object.values(mapping.columns);

/** All at once, with nothing but the parsers themselves. */
function atOnce(bytes: Uint8Array): { line: number; cells: Map<string, string> }[] | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = decodeGb18030(bytes);
    if (text.includes('\uFFFD')) return null;
  }
  try {
    if (/^\s*[[{]/.test(text))
      return objectsAtOnce(text)?.map((each, index) => ({ line: index + 1, cells: new Map(Object.entries(each)) })) ?? null;
    const [head = [], ...rows] = readCsv(text.replaceAll(/\r\n?|\n/g, '\r\n'));
    return rows
      .map((values, index) => ({ line: index + 2, cells: new Map(head.map((name, at) => [name.trim(), values[at] ?? ''])) }))
      .filter(({ cells }) => [...cells.values()].some((cell) => cell.trim() !== ''));
  } catch {
    return null;
  }
}

function objectsAtOnce(text: string): object[] | null {
  const parsed: unknown = JSON.parse(text);
  const list = Array.isArray(parsed) ? parsed : Object.values(parsed as object).find((value) => Array.isArray(value));
  return Array.isArray(list) && list.every((each) => typeof each === 'object' && each !== null) ? (list as object[]) : null;
}

const cell = fc.oneof(
  fc.constantFrom('王伟', '', ' ', '2026-11-24', 'a,b', '"', 'x\r\ny', 'Ａ１２', '\u{20BB7}野家', '一\n二', "'=1"),
  fc.string({ maxLength: 6 }),
);
const written = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: names.length }),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 12 }), { maxLength: 8 }),
    fc.constantFrom('\n', '\r', '\r\n'),
  )
  .map(([head, rows, end]) => [head, ...rows].map((each) => each.map(written).join(',')).join(end) + end);
const json = fc
  .tuple(
    fc.array(fc.dictionary(fc.constantFrom(...names, '其他'), fc.oneof(cell, fc.jsonValue())), { maxLength: 6 }),
    fc.jsonValue(),
    fc.boolean(),
  )
  .map(([rows, other, bare]) => JSON.stringify(bare ? rows : { about: other, data: rows, more: [other] }));
const bytes = fc
  .tuple(fc.oneof(csv, json), fc.constantFrom('utf-8', 'mark', 'gb18030'))
  .map(([text, code]) => (code === 'gb18030' ? encodeGb18030(text.toWellFormed()) : Buffer.from(code === 'mark' ? `\uFEFF${text}` : text)));

test('an export read in steps says what one read at once says, whole or broken', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.option(fc.nat()), async (whole, cut) => {
      const given = cut === null ? whole : whole.subarray(0, cut % (whole.length + 1));
      const expected = atOnce(given);
      const read = await readExport(given, mapping);
      if (expected === null || expected.length === 0)
        return void expect(read).toMatchObject({ error: { code: 'appointment.fileUnreadable' } });
      const known = new Set(expected.flatMap(({ cells }) => [...cells.keys()]));
      if (['number', 'service', 'date', 'time', 'name', 'idNumber'].some((each) => !known.has(mapping.columns[each as 'number'])))
        return void expect(read).toMatchObject({ error: { code: 'appointment.columnsMissing' } });
      const said = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
      expect(read).toEqual({
        ok: true,
        value: expected.map(({ line, cells }) => ({
          line,
          ...Object.fromEntries(
            Object.entries(mapping.columns).map(([column, name]) => [column, said(cells.get(name)).normalize('NFKC').trim()]),
          ),
        })),
      });
    }),
    { numRuns: 300 },
  );
});

test('the objects of any text are those that JSON.parse finds, and of what is no JSON there are none', () => {
  const text = fc.oneof(
    fc.json(),
    fc
      .array(fc.constantFrom('[', ']', '{', '}', ',', ':', '"', '\\', '"a":', '{"":0}', '1', 'null', ' '), { maxLength: 14 })
      .map((signs) => signs.join('')),
    fc.array(fc.jsonValue()).map((values) => JSON.stringify(values)),
    fc.tuple(fc.array(fc.object()), fc.array(fc.object())).map(([one, other]) => JSON.stringify({ 7: one, a: other })),
  );
  const inSteps = (given: string) => {
    const work = listedObjects(given);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
    }
  };
  const expected = (given: string) => {
    try {
      return objectsAtOnce(given);
    } catch {
      return null;
    }
  };
  fc.assert(
    fc.property(text, (given) => void expect(inSteps(given)).toEqual(expected(given))),
    { numRuns: 1500 },
  );
});

test.each([
  ['CSV', (rows: readonly string[][]) => Buffer.from([names, ...rows].map((each) => each.join(',')).join('\n'))],
  ['GB 18030', (rows: readonly string[][]) => encodeGb18030([names, ...rows].map((each) => each.join(',')).join('\n'))],
  [
    'JSON',
    (rows: readonly string[][]) =>
      Buffer.from(JSON.stringify(rows.map((each) => Object.fromEntries(names.map((name, at) => [name, each[at]]))))),
  ],
])('a large export as %s is read with pauses in which others have their turn', async (_, written) => {
  const rows = Array.from({ length: 6000 }, (_each, index) => names.map((name) => `${name}${index}`));
  const large = written(rows);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  let pauses = 0;
  let reading = true;
  const pause = () => {
    pauses += 1;
    if (reading) setImmediate(pause);
  };
  setImmediate(pause);
  const read = await readExport(large, mapping);
  reading = false;
  clearInterval(timer);
  expect(read.ok && read.value.length).toBe(6000);
  // At least one turn for each 64 KiB that are decoded and for each hundred rows that are understood.
  expect(pauses).toBeGreaterThan(large.length / 65_536 + 6000 / 100);
  expect(turns).toBeGreaterThan(0);
});
