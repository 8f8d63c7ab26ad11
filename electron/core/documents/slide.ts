import { sharp } from './picture-formats.ts';

const most = { pixels: 60_000_000, seconds: 30 } as const;
/** What a screen of 3840 × 2160 shows of it. */
const shown = { width: 1_920, height: 1_440 } as const;

/** Whether a file of the hall holds a picture that can be shown, as far as its beginning tells. */
export async function isSlide(picture: Uint8Array): Promise<boolean> {
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: most.pixels }).metadata();
    return width > 0 && height > 0;
  } catch {
    return false;
  }
}

/** Upright, no larger than a call screen shows it, and nothing of what a camera wrote into it: JPEG; null: it cannot be read. */
export async function normaliseSlide(picture: Uint8Array): Promise<Uint8Array | null> {
  try {
    const jpeg = await sharp(picture, { limitInputPixels: most.pixels, failOn: 'error' })
      .autoOrient()
      .resize(shown.width, shown.height, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .timeout({ seconds: most.seconds })
      .jpeg({ quality: 84 })
      .toBuffer();
    return new Uint8Array(jpeg);
  } catch {
    return null;
  }
}
