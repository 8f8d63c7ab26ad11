/** Fills the small disk it is given while a store on it works, and prints what the store said. */
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from '#core/crypto/index.ts';
import { createSystemClock } from '#core/store/clock.ts';
import { createStore } from '#core/store/create-store.ts';
import { StoreFault } from '#core/store/errors.ts';
import { verifyStore } from '#core/store/verify.ts';
import { devicesSet, setDevices, stationsIn } from './fixture.ts';

const disk = process.argv[2] ?? '';
const deps = { acts: [devicesSet], clock: createSystemClock(), training: true, passphrase: null, station: 'S01', program: 'test' } as const;
const created = await createStore(join(disk, 'store'), deps);
if (!created.ok) throw new Error(created.error.code);
const { store, dataKey } = created.value;
setDevices(store, 'S01');

async function faultOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (thrown) {
    if (thrown instanceof StoreFault) return thrown.error.code;
    throw thrown;
  }
}

const ballast = join(disk, 'ballast');
mkdirSync(ballast);
for (let number = 0; statfsSync(disk).bavail > 0; number += 1) writeFileSync(join(ballast, `${number}`), Buffer.alloc(4096));

const text = '甲'.repeat(20_000);
const before = stationsIn(store).length;
const commit = await faultOf(() => {
  for (let number = 0; number < 100; number += 1) setDevices(store, `T${number}`, { text });
});
const kept = stationsIn(store).length;
const vault = await faultOf(() => store.vault.put(randomBytes(100_000)));
const other = await createStore(join(disk, 'other'), deps);

for (const name of readdirSync(ballast)) rmSync(join(ballast, name));
const commitAfterwards = setDevices(store, 'S02', { text }).ok;
const bytes = randomBytes(100_000);
const got = await store.vault.get(await store.vault.put(bytes));
const verified = verifyStore(join(disk, 'store'), dataKey, [devicesSet]);
store.close();
process.stdout.write(
  JSON.stringify({
    commit,
    vault,
    created: other.ok ? 'created' : other.error.code,
    rowsStayed: kept >= before && kept < 101,
    readsMeanwhile: kept > 0,
    commitAfterwards,
    vaultAfterwards: got instanceof Uint8Array && Buffer.compare(got, bytes) === 0,
    problem: verified.ok ? verified.value.problem : verified.error,
  }),
);
