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

/** Second readings a SAM may refuse one after another before it counts as one that reads a card only once. */
const mostRefusals = 2;

/**
 * A frame has one XOR byte, and one damaged frame in 256 comes with a right one. So on a bare serial line every card is
 * read twice, at once, and must say the same, byte for byte. It is believed after one reading only where the line has
 * been sound lately, the card agrees with itself (`plausible.ts`), and either the wire has a check of its own (the HID
 * wrapper sums each report) or the SAM refuses to read a card a second time. What is not believed may be laid down again
 * and then says the same.
 *
 * What remains: a SAM that reads a card only once, and the first damage on its line for a minute, in two or more bytes
 * whose flips cancel out, all of them within names, address, issuer or photo, and making Hanzi of Hanzi (2 of 126 000
 * first faults). Nothing on the card tells such a read from a true one; who stands at the counter, and then the couple,
 * compare it with the card.
 */
export function createCardDoubts(): CardDoubts {
  let saidOnce: Uint8Array | null = null;
  let refusals = 0;

  const believe = (data: Uint8Array): Result<Uint8Array, never> => {
    saidOnce = null;
    return ok(data);
  };

  return {
    async readFoundCard(dialogue) {
      const selected = await dialogue.ask(commands.select);
      if (selected.kind !== 'done') return fail(selected);
      const read = await dialogue.ask(commands.read);
      if (read.kind !== 'done') return fail(read);
      const blocks = openCardBlocks(read.data);
      const isCredible = (): boolean => dialogue.isLineSound() && blocks.ok && isPlausible(blocks.value);
      if (isSame(saidOnce, read.data)) return believe(read.data);
      if (isCredible() && (dialogue.isChecked || refusals >= mostRefusals)) return believe(read.data);

      const again = await dialogue.ask(commands.read, read.data);
      refusals = again.kind === 'refused' ? refusals + 1 : 0;
      if (again.kind === 'refused' && isCredible()) return believe(read.data);
      if (again.kind === 'done' && isSame(read.data, again.data)) return believe(again.data);
      saidOnce = again.kind === 'done' ? again.data : read.data;
      return fail(again.kind === 'done' ? { kind: 'garbled' } : again);
    },
  };
}

function isSame(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && Buffer.compare(one, other) === 0;
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
