import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { proposeColumns } from '#shared/law/backfill/propose-columns.ts';
import type { Output } from '#shared/contract/index.ts';
import { dirtyHead, goodRow, numberOf } from '../../../data/dirty-rows.ts';
import type { Caller } from '../../cases/test-desk.ts';

/** Heads of the test's tables, and the settings under which they are read. */
export const settings = { columns: proposeColumns(dirtyHead), office: { code: '329901', name: '清江县民政局' } };

export type Row = Partial<Record<(typeof dirtyHead)[number], string>>;

/** The n-th of many couples nobody can find fault with. */
export function coupleRow(n: number): Row {
  const day = (year: number) => `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
  const [his, hers] = [day(1955 + (n % 30)), day(1957 + (n % 30))];
  const serial = String(n % 500)
    .padStart(2, '0')
    .slice(-2);
  return {
    ...goodRow,
    字号: `J329901-2014-${String(n).padStart(6, '0')}`,
    男方姓名: `王${names[n % names.length]}${names[Math.floor(n / names.length) % names.length]}`,
    男方出生日期: his,
    男方身份证号: numberOf(`329901${his.replaceAll('-', '')}${serial}1`),
    女方姓名: `李${names[(n * 7) % names.length]}${names[Math.floor(n / 3) % names.length]}`,
    女方出生日期: hers,
    女方身份证号: numberOf(`329901${hers.replaceAll('-', '')}${serial}2`),
    登记日期: '2014-05-20',
    档号: `2014-结-${n}`,
  } as Row;
}

const names = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英建国文辉玉梅红志玲'];

export const csvOf = (rows: readonly Row[], head: readonly string[] = dirtyHead) =>
  [head, ...rows.map((row) => head.map((name) => (row as Record<string, string | undefined>)[name] ?? ''))]
    .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n');

export async function writeTable(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'backfill-')), name);
  await writeFile(path, content);
  return path;
}

export async function settled(caller: Caller): Promise<Output<'backfill.state'>> {
  return vi.waitFor(
    async () => {
      const state = await caller.ask('backfill.state', {});
      if (state.run !== null) throw new Error('it runs');
      return state;
    },
    { timeout: 30_000, interval: 20 },
  );
}

export const newSource = async (caller: Caller, name = '旧系统') =>
  (await caller.ask('backfill.saveSource', { id: null, name, settings })).id;

export async function check(caller: Caller, path: string, sourceId: string) {
  await caller.ask('backfill.check', { path, sourceId });
  return settled(caller);
}

/** Checks and takes a file; answers its batch. */
export async function take(caller: Caller, path: string, sourceId: string): Promise<Output<'backfill.batches'>[number]> {
  await check(caller, path, sourceId);
  const { batchId } = await caller.ask('backfill.start', { path, sourceId });
  await settled(caller);
  return (await caller.ask('backfill.batches', {})).find(({ id }) => id === batchId)!;
}
