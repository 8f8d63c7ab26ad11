import { useCallback, useEffect, useRef } from 'react';
import type { Answered, Asked } from './messages.ts';

export interface PictureDecoder {
  frame(frame: ImageBitmap): Promise<Answered>;
  file(file: Blob): Promise<Answered>;
}

/** The decoder in a worker of its own, as long as the part is shown: the window draws on while it looks. */
export function useDecoder(): () => PictureDecoder {
  const running = useRef<{ readonly worker: Worker; readonly decoder: PictureDecoder } | null>(null);
  useEffect(
    () => () => {
      running.current?.worker.terminate();
      running.current = null;
    },
    [],
  );
  return useCallback(() => (running.current ??= start()).decoder, []);
}

function start(): { readonly worker: Worker; readonly decoder: PictureDecoder } {
  const worker = new Worker(new URL('decode-worker.ts', import.meta.url), { type: 'module', name: 'barcodes' });
  const { port1: port, port2: theirs } = new MessageChannel();
  worker.postMessage(theirs, [theirs]);
  const waiting = new Map<number, (answer: Answered) => void>();
  let last = 0;
  port.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  port.start();
  // A frame that cannot be looked at is one without a code: the next follows.
  worker.addEventListener('error', () => {
    for (const [id, answer] of waiting) answer({ id, texts: [], disputed: false, unreadable: true });
    waiting.clear();
  });
  const ask = (what: { readonly frame: ImageBitmap } | { readonly file: Blob }): Promise<Answered> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      const asked: Asked = { id: last, ...what };
      port.postMessage(asked, 'frame' in what ? [what.frame] : []);
    });
  return { worker, decoder: { frame: (frame) => ask({ frame }), file: (file) => ask({ file }) } };
}
