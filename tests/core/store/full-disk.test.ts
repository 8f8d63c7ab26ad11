import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** A disk of our own needs a mount namespace, which some machines deny. */
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;

test.runIf(canMount)('a full disk is said to be full, and the store goes on when there is space again', () => {
  const disk = mkdtempSync(join(tmpdir(), 'tongxin-disk-'));
  const script = `mount -t tmpfs -o size=4m tmpfs '${disk}' && '${process.execPath}' '${resolve(import.meta.dirname, 'full-disk.ts')}' '${disk}'`;
  const child = spawnSync('unshare', ['-Urm', 'sh', '-c', script], { encoding: 'utf8', timeout: 60_000 });
  rmSync(disk, { recursive: true, force: true });
  expect(child.stderr).toBe('');
  expect(JSON.parse(child.stdout)).toEqual({
    commit: 'store.full',
    vault: 'store.full',
    created: 'store.full',
    rowsStayed: true,
    readsMeanwhile: true,
    commitAfterwards: true,
    vaultAfterwards: true,
    problem: null,
  });
});
