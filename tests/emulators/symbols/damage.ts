import sharp from 'sharp';
import type { Picture } from '#shared/barcodes/index.ts';

export type Random = () => number;

/** Mulberry32: the same seed, the same numbers, 0 ≤ n < 1. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Damage = (picture: Picture, random: Random) => Picture | Promise<Picture>;

/** What happens to symbols between a printer or a phone and a camera; how much of it is drawn by `random`. */
export const damages = {
  none: (picture) => picture,
  blur: (picture, random) => blurred(picture, 0.8 + random() * 2.6),
  tilt: (picture, random) => tilted(picture, (random() - 0.5) * 50, 0.05 + random() * 0.25),
  glare: (picture, random) => mirrored(picture, random),
  lowToner: (picture, random) => lowToner(picture, random, 0.05 + random() * 0.3),
  noise: (picture, random) => noisy(picture, random, 15 + random() * 60),
  phoneScreen: async (picture, random) => blurred(noisy(moire(picture, random), random, 8), 0.6 + random() * 1.2),
  lowContrast: (picture, random) =>
    noisy(
      eachPixel(picture, (grey) => 110 + (grey / 255) * (14 + random() * 30)),
      random,
      4,
    ),
} as const satisfies Readonly<Record<string, Damage>>;

export type DamageName = keyof typeof damages;

async function blurred({ pixels, width, height }: Picture, sigma: number): Promise<Picture> {
  const image = sharp(pixels, { raw: { width, height, channels: 1 } }).blur(sigma);
  return { pixels: new Uint8Array(await image.greyscale().raw().toBuffer()), width, height };
}

/** Turned by degrees and seen from the side: one edge is nearer by `lean` of its length. */
function tilted(picture: Picture, degrees: number, lean: number): Picture {
  const { width, height } = picture;
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [w, h] = [
    Math.ceil(Math.abs(width * cos) + Math.abs(height * sin)) + 20,
    Math.ceil(Math.abs(width * sin) + Math.abs(height * cos)) + 20,
  ];
  const pixels = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      const depth = 1 + lean * (x / w - 0.5);
      const [u, v] = [(x - w / 2) * depth, (y - h / 2) * depth];
      pixels[y * w + x] = sample(picture, u * cos + v * sin + width / 2, v * cos - u * sin + height / 2);
    }
  return { pixels, width: w, height: h };
}

/** Between four pixels; white beyond the edge. */
function sample({ pixels, width, height }: Picture, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height ? 255 : pixels[row * width + column]!;
  const [right, down] = [x - left, y - top];
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** A lamp mirrored on the sheet: white in its middle, fading out. */
function mirrored({ pixels, width, height }: Picture, random: Random): Picture {
  const [x0, y0] = [width * random(), height * random()];
  const radius = Math.hypot(width, height) * (0.08 + random() * 0.22);
  const lit = Uint8Array.from(pixels, (grey, index) => {
    const away = Math.hypot((index % width) - x0, Math.floor(index / width) - y0) / radius;
    return Math.min(255, grey + 255 * Math.exp(-away * away));
  });
  return { pixels: lit, width, height };
}

/** Bars grey and spotted, streaks without any ink. */
function lowToner(picture: Picture, random: Random, bare: number): Picture {
  const streaks = new Set(Array.from({ length: Math.ceil(picture.width * bare * 0.06) }, () => Math.floor(random() * picture.width)));
  let index = 0;
  return eachPixel(picture, (grey) => {
    const column = index % picture.width;
    index += 1;
    if (grey > 127) return grey;
    return streaks.has(column) || random() < bare ? 235 : 90 + random() * 50;
  });
}

function noisy(picture: Picture, random: Random, amount: number): Picture {
  return eachPixel(picture, (grey) => grey + (random() + random() - 1) * amount * 1.7);
}

/** A grid of a screen's pixels against that of the camera: waves across the picture, black that glows. */
function moire(picture: Picture, random: Random): Picture {
  const [fx, fy] = [0.15 + random() * 0.5, 0.15 + random() * 0.5];
  const strength = 10 + random() * 30;
  let index = 0;
  return eachPixel(picture, (grey) => {
    const wave = Math.sin((index % picture.width) * fx) + Math.sin(Math.floor(index / picture.width) * fy);
    index += 1;
    return 45 + grey * 0.78 + wave * strength;
  });
}

function eachPixel({ pixels, width, height }: Picture, change: (grey: number) => number): Picture {
  return { pixels: Uint8Array.from(pixels, (grey) => Math.max(0, Math.min(255, change(grey)))), width, height };
}
