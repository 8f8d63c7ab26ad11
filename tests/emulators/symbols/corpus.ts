import iconv from 'iconv-lite';
import type { Picture, SymbolFormat } from '#shared/barcodes/index.ts';
import { damages, seeded, type DamageName } from './damage.ts';
import { drawSymbol } from './draw.ts';

export interface Specimen {
  readonly name: string;
  readonly format: SymbolFormat;
  readonly damage: DamageName;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly picture: Picture;
}

const chinese = ['结婚登记', '婚姻登记处 3号窗口', '颁证仪式 二楼'] as const;

/** What symbols of the halls hold: our codes in every format; Chinese in UTF-8 and in GB 18030 where a format holds bytes. */
export function payloads(format: SymbolFormat): ReadonlyArray<{ readonly text: string; readonly bytes: Uint8Array }> {
  const ascii = ['T26112203007D1', 'TQ7K2M9P4XWZ'].map((text) => ({ text, bytes: new TextEncoder().encode(text) }));
  if (format === 'Code128') return ascii;
  return [
    ...ascii,
    ...chinese.slice(0, 2).map((text) => ({ text, bytes: new TextEncoder().encode(text) })),
    ...chinese.slice(1).map((text) => ({ text, bytes: new Uint8Array(iconv.encode(text, 'gb18030')) })),
  ];
}

/** All formats, payloads and damages, each so many times; the same seed gives the same pixels. */
export async function* generateCorpus({ seed, times }: { readonly seed: number; readonly times: number }): AsyncGenerator<Specimen> {
  const random = seeded(seed);
  for (const format of ['Code128', 'QRCode', 'PDF417', 'DataMatrix'] as const)
    for (const [index, payload] of payloads(format).entries())
      for (const damage of Object.keys(damages) as DamageName[])
        for (let time = 0; time < times; time += 1) {
          const clean = await drawSymbol(format, payload.bytes, 2 + Math.floor(random() * 3));
          yield { name: `${format} ${index} ${damage} ${time}`, format, damage, ...payload, picture: await damages[damage](clean, random) };
        }
}
