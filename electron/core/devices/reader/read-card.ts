import { fail, ok, type Result } from '#shared/model/index.ts';
import type { IdCard } from '../types.ts';
import { parseCardText, textLength } from './card-text.ts';
import { commands } from './commands.ts';
import type { Answer, Dialogue } from './dialogue.ts';
import { isPlausible } from './plausible.ts';

const photoLength = 1024;

export interface CardBlocks {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
}

export interface CardDoubts {
  /** Selects and reads the card just found. Anything but a complete read that can be believed is the answer that ended it. */
  readFoundCard(dialogue: Dialogue): Promise<Result<Uint8Array, Exclude<Answer, { kind: 'done' }>>>;
}

/**
 * A frame has one XOR byte, and one damaged frame in 256 comes with a right one. So a read is believed at once only if
 * the line has been sound lately and the card agrees with itself (`plausible.ts`); any other must be said twice, byte
 * for byte: at once, or, where the SAM does not read a card again, when it is laid down again.
 *
 * What remains: damage on a line that has been sound for a minute, in two or more bytes whose flips cancel out, all of
 * them within names, address, issuer or photo, and making Hanzi of Hanzi: 2 of 126 000 first faults in the fuzz test.
 * Nothing on the card tells such a read from a true one; USB and the HID wrapper have checks of their own, a bare
 * serial line has none. A wire that is stuck at one level cannot do it: the preamble holds each bit both ways. Who
 * stands at the counter compares card and screen.
 */
export function createCardDoubts(): CardDoubts {
  let saidOnce: Uint8Array | null = null;

  /** True when this is to be believed; otherwise it is kept until it is said again. */
  function believe(data: Uint8Array, atOnce: boolean): boolean {
    const believed = atOnce || (saidOnce !== null && Buffer.compare(saidOnce, data) === 0);
    saidOnce = believed ? null : data;
    return believed;
  }

  return {
    async readFoundCard(dialogue) {
      const selected = await dialogue.ask(commands.select);
      if (selected.kind !== 'done') return fail(selected);
      const read = await dialogue.ask(commands.read);
      if (read.kind !== 'done') return fail(read);
      const blocks = openCardBlocks(read.data);
      if (believe(read.data, dialogue.isLineSound() && blocks.ok && isPlausible(blocks.value))) return ok(read.data);
      const again = await dialogue.ask(commands.read);
      if (again.kind !== 'done') return fail(again);
      return believe(again.data, false) ? ok(again.data) : fail({ kind: 'garbled' });
    },
  };
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
