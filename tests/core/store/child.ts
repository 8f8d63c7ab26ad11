/**
 * A hall of its own in another process: `node child.ts DIR KEY-HEX hold` opens the store and waits to be killed;
 * `… commit` commits as fast as it can and names each confirmed act on a line. Says `open` or the error first.
 */
import { createSystemClock } from '#core/store/clock.ts';
import { openStore } from '#core/store/open-store.ts';
import { devicesSet, setDevices } from './fixture.ts';

const [directory = '', key = '', mode] = process.argv.slice(2);
const opened = openStore(directory, Buffer.from(key, 'hex'), { acts: [devicesSet], clock: createSystemClock() });
process.stdout.write(`${opened.ok ? 'open' : opened.error.code}\n`);
if (opened.ok) {
  setInterval(() => {}, 1_000);
  const commitOnce = () => {
    const committed = setDevices(opened.value, `S${process.pid}`, { text: '甲'.repeat(500) });
    if (committed.ok) process.stdout.write(`${committed.value.seq}\n`);
    setImmediate(commitOnce);
  };
  if (mode === 'commit') commitOnce();
}
