import sharp from 'sharp';

const bust = (x: number, hair: string, coat: string): string =>
  `<path d="M${x - 190} 826 q10 -250 190 -250 q180 0 190 250z" fill="${coat}"/><rect x="${x - 42}" y="470" width="84" height="130" fill="#e8b998"/>
   <ellipse cx="${x}" cy="370" rx="112" ry="140" fill="#f0c8a8"/><path d="M${x - 122} 360 q-4 -180 122 -180 q126 0 122 180 q-30 -90 -122 -96 q-92 6 -122 96z" fill="${hair}"/>
   <circle cx="${x - 42}" cy="372" r="9" fill="#333"/><circle cx="${x + 42}" cy="372" r="9" fill="#333"/><path d="M${x - 34} 440 q34 28 68 0" stroke="#a0503c" stroke-width="7" fill="none"/>`;

/** Two drawn heads and shoulders before a red ground: nobody's faces. */
export async function drawCouple(file: string): Promise<string> {
  const braid = '<path d="M706 330 q-30 190 20 250" stroke="#2b211c" stroke-width="34" fill="none"/>';
  return drawGround(file, 1252, '#b3201f', `${bust(430, '#1d1a18', '#f4f4f2')}${bust(822, '#2b211c', '#fbfaf8')}${braid}`);
}

/** One drawn head alone, upright, before a light ground. */
export async function drawAlone(file: string): Promise<string> {
  return drawGround(file, 590, '#dfe6ee', bust(295, '#1d1a18', '#3c4a5e'));
}

async function drawGround(file: string, width: number, ground: string, drawn: string): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="826"><rect width="${width}" height="826" fill="${ground}"/>${drawn}</svg>`;
  await sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toFile(file);
  return file;
}
