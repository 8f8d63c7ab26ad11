import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { HidDevice, HidPorts } from './hid-ports.ts';
import { createReplyJoiner, wrapRequest } from './hid-wrapper.ts';
import { createPause } from './pause.ts';
import type { OpenProblem, Transport } from './transport.ts';

/** Milliseconds without a report after which nothing stale is left, and how long that is waited for at most. */
const stale = { quiet: 5, atMost: 100 } as const;

/** A reader at a HID port, its SAM frames in the reports of `hid-wrapper.ts`. */
export async function openHidPort(hid: HidPorts, path: string, mayUse = canUse): Promise<Result<Transport, OpenProblem>> {
  try {
    return ok(transportOf(await hid.open(path)));
  } catch {
    return fail(await openProblem(path, mayUse));
  }
}

const canUse = (path: string): Promise<void> => access(path, constants.R_OK | constants.W_OK);

/** The system's message says little and differs by platform; under Linux the device's own file says more. */
async function openProblem(path: string, mayUse: typeof canUse): Promise<OpenProblem> {
  if (process.platform !== 'linux') return 'portBusy';
  try {
    await mayUse(path);
    return 'portBusy';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return 'portDenied';
    return code === 'ENOENT' ? 'portMissing' : 'portBusy';
  }
}

function transportOf(device: HidDevice): Transport {
  const joiner = createReplyJoiner();
  const pause = createPause();
  const dataListeners: Array<(chunk: Uint8Array) => void> = [];
  const damageListeners: Array<() => void> = [];
  const closeListeners: Array<() => void> = [];
  let closed = false;
  let draining = false;
  let lastReportAt = -Infinity;

  const gone = () => {
    if (closed) return;
    closed = true;
    pause.wake();
    for (const listener of closeListeners) listener();
  };
  device.on('error', gone);
  device.on('data', (report) => {
    lastReportAt = performance.now();
    if (closed || draining) return;
    const bytes = joiner.push(report);
    if (bytes === 'damaged') for (const listener of damageListeners) listener();
    else for (const listener of dataListeners) listener(bytes);
  });

  /** Lets reports of an earlier answer run out, so that none is taken for the next one's. */
  async function drain(): Promise<void> {
    const began = performance.now();
    draining = true;
    for (;;) {
      const quietFor = performance.now() - Math.max(lastReportAt, began);
      if (closed || quietFor >= stale.quiet || performance.now() - began >= stale.atMost) break;
      await pause.sleep(stale.quiet - quietFor);
    }
    draining = false;
    joiner.reset();
  }

  return {
    async write(bytes) {
      await drain();
      if (closed) throw new Error('The reader is gone');
      // The first byte is the report id: these reports have none.
      await device.write([0, ...wrapRequest(bytes)]);
    },
    onData: (listener) => void dataListeners.push(listener),
    onDamage: (listener) => void damageListeners.push(listener),
    checked: true,
    onClose: (listener) => void (closed ? listener() : closeListeners.push(listener)),
    async close() {
      gone();
      // A device that was pulled out cannot be closed any more.
      await device.close().catch(() => {});
    },
  };
}
