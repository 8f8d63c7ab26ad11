import { ok } from '#shared/model/index.ts';
import type { OpenTransport } from '#core/devices/reader/transport.ts';
import type { Sam } from './sam.ts';

/** A line the SAM listens to at one speed. */
export interface EmulatedLine {
  baudRate: number;
  /** Each speed our end was set to. */
  readonly tried: number[];
}

/** The SAM without a wire between, for tests of single bytes and waits; with `line`, at its speed only. */
export function openInMemory(sam: Sam, line?: EmulatedLine): OpenTransport {
  return async () => {
    let closed = false;
    let ours = 115_200;
    const data: Array<(chunk: Uint8Array) => void> = [];
    const closing: Array<() => void> = [];
    /** At the wrong speed bits are counted off as other ones. */
    const heard = (bytes: Uint8Array) => (line && ours !== line.baudRate ? bytes.map((byte) => (byte << 1) ^ 0x55) : bytes);
    return ok({
      async write(bytes) {
        if (closed) throw new Error('closed');
        sam.receive(heard(bytes), (chunk) => {
          if (!closed) for (const listener of data) listener(heard(chunk));
        });
      },
      onData: (listener) => void data.push(listener),
      onClose: (listener) => void closing.push(listener),
      async close() {
        if (closed) return;
        closed = true;
        for (const listener of closing) listener();
      },
      ...(line && {
        line: {
          baudRate: () => ours,
          async setBaudRate(baudRate: number) {
            ours = baudRate;
            line.tried.push(baudRate);
          },
        },
      }),
    });
  };
}
