import type { Connection } from './connection.ts';

/** Tables that are no projection of the journal: its own, and what lives outside it. Every other one `rebuild` recreates. */
export const workingTables: readonly string[] = [
  'journal',
  'meta',
  'drafts',
  'clock_doubt',
  'counselling_notes',
  'pre_review_contents',
  'pre_review_pictures',
  'kiosk_drafts',
  'kiosk_pictures',
  'sync_open',
  'sync_open_acts',
  'sync_parts',
  'province_clock',
  'province_revoked',
  'station_keys',
];

/** Every table that is computed from the journal, in alphabetical order. */
export function projectionTables(database: Pick<Connection, 'prepare'>): string[] {
  const tables = database
    .prepare<[], { name: string; type: string }>(
      `SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all();
  const virtual = tables.find((table) => table.type === 'virtual');
  if (virtual !== undefined) throw new Error(`rebuild does not know how to empty the virtual table ${virtual.name}`);
  return tables.filter((table) => table.type === 'table' && !workingTables.includes(table.name)).map((table) => table.name);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
