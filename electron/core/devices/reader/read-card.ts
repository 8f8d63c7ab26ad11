import { fail, ok, type Result } from '#shared/model/index.ts';
import type { IdCard } from '../types.ts';
import { parseCardText, textLength } from './card-text.ts';
import { commands } from './commands.ts';
import type { Answer, Dialogue } from './dialogue.ts';

const photoLength = 1024;

export interface CardBlocks {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
}

/** Selects and reads the card just found. Anything but a complete, checked read is the answer that ended it. */
export async function readFoundCard(dialogue: Dialogue): Promise<Result<Uint8Array, Exclude<Answer, { kind: 'done' }>>> {
  const selected = await dialogue.ask(commands.select);
  if (selected.kind !== 'done') return fail(selected);
  const read = await dialogue.ask(commands.read);
  return read.kind === 'done' ? ok(read.data) : fail(read);
}

/** Takes the answer to `read` apart: two big-endian lengths, the text block, the photo block. */
export function openCardBlocks(data: Uint8Array): Result<CardBlocks & { readonly card: IdCard }, 'garbled' | 'unknownLayout'> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (view.getUint16(0) !== textLength || view.getUint16(2) !== photoLength) return fail('garbled');
  const text = data.slice(4, 4 + textLength);
  const photo = data.slice(4 + textLength);
  const card = parseCardText(text);
  return card.ok ? ok({ card: card.value, text, photo }) : card;
}
