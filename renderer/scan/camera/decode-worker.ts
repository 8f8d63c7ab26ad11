import { createDecoder } from '#shared/barcodes/index.ts';
import type { Answered, Asked } from './messages.ts';

/** Bytes of a file, and pixels of a picture, that are looked at: a sheet at 600 dpi. */
const most = { bytes: 40_000_000, pixels: 36_000_000 };

const nothing = { texts: [], disputed: false, unreadable: true };

const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;
const decoder = createDecoder(wasm);

// The page gives a line of its own to speak over; nothing else here is listened to.
self.addEventListener(
  'message',
  ({ data: port }: MessageEvent<MessagePort>) => {
    port.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
      void look(data)
        .catch(() => ({ ...nothing, id: data.id }))
        .then((answer) => port.postMessage(answer));
    });
    port.start();
  },
  { once: true },
);

async function look(asked: Asked): Promise<Answered> {
  const none = { ...nothing, id: asked.id };
  const picture = 'frame' in asked ? asked.frame : await pictureOf(asked.file);
  if (picture === null) return none;
  try {
    const { width, height } = picture;
    if (width * height > most.pixels) return none;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) return none;
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, width, height).data;
    const { symbols, disputed } = await (await decoder).decode({ pixels, width, height }, { patient: 'file' in asked });
    return { id: asked.id, texts: [...new Set(symbols.map(({ text }) => text))], disputed: disputed.length > 0, unreadable: false };
  } finally {
    picture.close();
  }
}

async function pictureOf(file: Blob): Promise<ImageBitmap | null> {
  if (file.size > most.bytes) return null;
  return createImageBitmap(file).catch(() => null);
}
