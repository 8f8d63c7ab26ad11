import { resolve } from 'node:path';
import sharp from 'sharp';

const fontfile = resolve('node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
/** A4 at 150 dpi. */
const page = { width: 1240, height: 1754 };

export interface DrawnPaper {
  readonly title: string;
  readonly lines: readonly string[];
  /** Around whose seal it is closed; a shape, no writing. */
  readonly seal: 'red' | 'blue';
}

/** The scan of a paper that nobody ever issued. */
export async function drawPaper(file: string, { title, lines, seal }: DrawnPaper): Promise<string> {
  const ink = seal === 'red' ? '#b8312b' : '#2c4a8c';
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">
    <rect x="60" y="60" width="1120" height="1634" fill="none" stroke="#8a8373" stroke-width="3"/>
    <g fill="none" stroke="${ink}" opacity="0.75"><circle cx="930" cy="1400" r="130" stroke-width="8"/><circle cx="930" cy="1400" r="104" stroke-width="3"/></g>
    <path d="M930 1345 l16 37 41 4 -31 27 9 40 -35 -21 -35 21 9 -40 -31 -27 41 -4z" fill="${ink}" opacity="0.75"/></svg>`;
  const [head, body] = await Promise.all([words(title, 26, 1000, 'centre'), words(lines.join('\n'), 15, 960, 'left')]);
  await sharp({ create: { ...page, channels: 3, background: '#faf6ea' } })
    .composite([
      { input: Buffer.from(frame) },
      { input: head, left: 120, top: 180 },
      { input: body, left: 140, top: 420 },
      { input: await words('样张 · 仅供培训', 12, 600, 'left'), left: 140, top: 1600 },
    ])
    .jpeg({ quality: 85 })
    .toFile(file);
  return file;
}

function words(text: string, size: number, width: number, align: 'left' | 'centre'): Promise<Buffer> {
  return sharp({
    text: {
      text: `<span foreground="#26221c">${text}</span>`,
      fontfile,
      font: `Noto Serif SC ${size}`,
      width,
      dpi: 150,
      align,
      rgba: true,
      spacing: 14,
    },
  })
    .png()
    .toBuffer();
}
