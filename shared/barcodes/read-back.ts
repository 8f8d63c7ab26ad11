import type { Decoder } from './decode.ts';
import type { Picture, SymbolFormat } from './symbol.ts';

/** What a bitmap is meant to say. */
export interface ExpectedSymbol {
  readonly format: SymbolFormat;
  readonly text: string;
}

/** Whether the bitmap says just this: read as a scanner would, by no reader differently, and no other symbol of its kind beside it. */
export async function readsBack(decoder: Decoder, picture: Picture, { format, text }: ExpectedSymbol): Promise<boolean> {
  const { symbols, disputed } = await decoder.decode(picture, { formats: [format], patient: true });
  return disputed.length === 0 && symbols.length > 0 && symbols.every((symbol) => symbol.text === text);
}
