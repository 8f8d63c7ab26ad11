export { createDecoder, type Decoder } from './decode.ts';
export { readsBack, type ExpectedSymbol } from './read-back.ts';
export type { Look, Picture, Point, ReadBy, Reading, ReadSymbol, SymbolFormat } from './symbol.ts';
