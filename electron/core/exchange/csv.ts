/** Rows of text, the first of them the columns' names. */
export type Table = ReadonlyArray<readonly string[]>;

/**
 * Comma separated values as RFC 4180 has them, safe to open in a spreadsheet: what Excel or WPS would run as a formula bears an
 * apostrophe before it, and what they would take for another number than it is (more than 11 digits, as ID numbers have; a zero before others; `12E4`) a tab.
 * `readCsv` takes both off again, so every value comes back as it was.
 */
export function writeCsv(table: Table): string {
  return table.map((row) => `${row.map((value) => quoted(guarded(value))).join(',')}\r\n`).join('');
}

/** The rows of a text `writeCsv` made. Throws for text that is no such table. */
export function readCsv(text: string): string[][] {
  return [...csvRows(text)];
}

/** `readCsv` row by row, for megabytes: whoever asks may pause between two. */
export function* csvRows(text: string): Generator<string[]> {
  const row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) throw new Error(`no comma separated values at character ${at}`);
    row.push(unguarded(found[1]?.replaceAll('""', '"') ?? found[2]!));
    if (found[3] !== ',') yield row.splice(0);
    at = field.lastIndex;
    if (found[3] === ',' && at === text.length) throw new Error('the last line is not ended');
  }
}

// Full-width signs count as well: Chinese spreadsheets read them as their plain forms.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const otherNumber = /^(?:\d{12,}|0\d+|\d+E\d+)$/i;

function guarded(value: string): string {
  if (otherNumber.test(value)) return `\t${value}`;
  return formula.test(value) ? `'${value}` : value;
}

export function unguarded(value: string): string {
  if (value.startsWith('\t') && otherNumber.test(value.slice(1))) return value.slice(1);
  return value.startsWith("'") && formula.test(value.slice(1)) ? value.slice(1) : value;
}

function quoted(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
