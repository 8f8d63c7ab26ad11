import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the core's tests keep the halls they copy; gone with the run. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-fresh-'));
  process.env['TONGXIN_FRESH_HALLS'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
