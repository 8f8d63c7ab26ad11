import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder = '';

/** Where the core's tests keep the halls they copy. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-fresh-'));
  process.env['TONGXIN_FRESH_HALLS'] = folder;
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
