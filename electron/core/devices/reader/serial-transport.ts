import { SerialPort } from 'serialport';
import { fail, ok } from '#shared/model/index.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** A serial port, 8N1 without flow control; modem lines are never relied on. */
export const openSerialPort: OpenTransport = (path, baudRate) =>
  new Promise((resolve) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    port.open((error) => resolve(error ? fail(openProblem(error)) : ok(transportOf(port))));
  });

/** Held by another program, or not given to this user: something else than a cable to look for. */
function openProblem(error: Error): 'portBusy' | 'portMissing' {
  return /lock port|busy|denied|not permitted/i.test(error.message) ? 'portBusy' : 'portMissing';
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
  };
}
