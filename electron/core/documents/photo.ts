import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { sharp } from './picture-formats.ts';

const maximumPixels = 60_000_000;
const jpegQuality = 92;
const quarterTurns = [5, 6, 7, 8]; // EXIF orientations that exchange width and height

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The picture upright, cropped around its centre, exactly `size`, sRGB JPEG without metadata. */
export async function normalisePhoto(
  picture: Uint8Array,
  size: PixelSize,
): Promise<Result<Uint8Array, HallError<'photo.unreadable' | 'photo.tooSmall'>>> {
  try {
    const source = sharp(picture, { limitInputPixels: maximumPixels, failOn: 'error' });
    const { width, height, orientation } = await source.metadata();
    const upright = quarterTurns.includes(orientation ?? 1) ? { width: height, height: width } : { width, height };
    if (upright.width < size.width || upright.height < size.height) {
      return fail({ code: 'photo.tooSmall', details: { ...upright, minimumWidth: size.width, minimumHeight: size.height } });
    }
    const jpeg = await source
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(size.width, size.height, { fit: 'cover', position: 'centre' })
      .toColourspace('srgb')
      .jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return ok(new Uint8Array(jpeg));
  } catch {
    // libvips says only in prose why it could not open or decode: whatever it was, the picture cannot be used.
    return fail({ code: 'photo.unreadable', details: {} });
  }
}
