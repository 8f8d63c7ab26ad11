import type { SerialPort } from 'serialport';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { OpenProblem, Transport } from './transport.ts';

/** What readers are delivered with. */
export const usualBaudRate = 115_200;

/** A serial port, 8N1 without flow control; modem lines are never relied on. */
export async function openSerialPort(path: string, baudRate = usualBaudRate): Promise<Result<Transport, OpenProblem>> {
  // Its driver is loaded where there is a port to open.
  const { SerialPort } = await import('serialport');
  return new Promise((resolve) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    port.open((error) => resolve(error ? fail(openProblem(error)) : ok(transportOf(port))));
  });
}

/** Held by another program, or not given to this user: something else than a cable to look for. */
function openProblem({ message }: Error): OpenProblem {
  // Windows says "access denied" of a port that another program holds.
  if (process.platform !== 'win32' && /denied|not permitted/i.test(message)) return 'portDenied';
  return /lock port|busy|denied/i.test(message) ? 'portBusy' : 'portMissing';
}

function transportOf(port: SerialPort): Transport {
  let closed = false;
  const closeListeners: Array<() => void> = [];
  const gone = () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  port.on('close', gone);
  port.on('error', gone);

  return {
    write: (bytes) => new Promise((resolve, reject) => port.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()))),
    onData: (listener) => void port.on('data', (chunk: Buffer) => listener(chunk)),
    onClose: (listener) => void (closed ? listener() : closeListeners.push(listener)),
    close: () =>
      new Promise((resolve) => {
        gone();
        if (!port.isOpen) return resolve();
        port.close(() => resolve());
      }),
    line: {
      baudRate: () => port.baudRate,
      // A port that cannot change its speed stays at the one it has: the question asked next goes unanswered.
      setBaudRate: (baudRate) => new Promise((resolve) => port.update({ baudRate }, () => resolve())),
    },
  };
}
