import { ok } from '#shared/model/index.ts';
import type { OpenTransport } from '#core/devices/reader/transport.ts';
import type { Sam } from './sam.ts';

/** The SAM without a wire between, for tests of single bytes and waits. */
export function openInMemory(sam: Sam): OpenTransport {
  return async () => {
    let closed = false;
    const data: Array<(chunk: Uint8Array) => void> = [];
    const closing: Array<() => void> = [];
    return ok({
      async write(bytes) {
        if (closed) throw new Error('closed');
        sam.receive(bytes, (chunk) => {
          if (!closed) for (const listener of data) listener(chunk);
        });
      },
      onData: (listener) => void data.push(listener),
      onClose: (listener) => void closing.push(listener),
      async close() {
        if (closed) return;
        closed = true;
        for (const listener of closing) listener();
      },
    });
  };
}
