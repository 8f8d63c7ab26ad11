import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fail, ok, type Result } from '#shared/model/index.ts';

const UsbNumber = z
  .string()
  .regex(/^[0-9a-f]{4}$/i)
  .transform((digits) => Number.parseInt(digits, 16));

/** One kind of reader by its USB ids. */
const ReaderKind = z.object({
  vid: UsbNumber,
  pid: UsbNumber,
  /**
   * What is around the SAM's frames: `mr300`, HID reports (`hid-wrapper.ts`); `serial`, nothing, at a serial port the system makes of it.
   * Null: only the maker's own driver speaks to it.
   */
  wrapper: z.enum(['mr300', 'serial']).nullable(),
  name: z.string().min(1).max(100),
  /** Where the ids are published. */
  source: z.string().max(300).default(''),
});
export type ReaderKind = z.infer<typeof ReaderKind>;

const ReaderTable = z.array(ReaderKind).max(500);

export interface ReaderTableFiles {
  readonly shipped: string;
  /** The hall's own; it need not be there. */
  readonly site: string;
}

/** The kinds of readers known, the hall's own first; where both name one, the hall's holds. `readersFile`: a file is no such table. */
export async function loadReaderTable({ shipped, site }: ReaderTableFiles): Promise<Result<readonly ReaderKind[], 'readersFile'>> {
  const tables = [await readTable(site), await readTable(shipped)];
  if (tables.includes('readersFile')) return fail('readersFile');
  const kinds = new Map<string, ReaderKind>();
  for (const kind of tables.flat() as ReaderKind[]) {
    const key = `${kind.vid}:${kind.pid}`;
    if (!kinds.has(key)) kinds.set(key, kind);
  }
  return ok([...kinds.values()]);
}

async function readTable(file: string): Promise<ReaderKind[] | 'readersFile'> {
  try {
    return ReaderTable.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : 'readersFile';
  }
}
