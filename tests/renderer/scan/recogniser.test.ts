import { describe, expect, it } from 'vitest';
import { createRecogniser, type Recognition } from '../../../renderer/scan/recogniser.ts';

function codeOf(character: string): string {
  if (/\d/.test(character)) return `Digit${character}`;
  if (/[a-z]/i.test(character)) return `Key${character.toUpperCase()}`;
  return { '-': 'Minus', '\n': 'Enter', '/': 'Slash' }[character] ?? 'Unidentified';
}

/** Sends the text key by key, so many milliseconds apart; the last recognition. */
function send(text: string, gap: number, recognise = createRecogniser(), from = 1_000): readonly Recognition[] {
  return [...text].map((character, i) => recognise({ code: codeOf(character), at: from + i * gap, shift: false, chord: false }));
}

describe('scan recogniser', () => {
  it('takes a burst ending with Enter as a scan', () => {
    expect(send('03-1122-007\n', 8).at(-1)).toEqual({ kind: 'scan', text: '03-1122-007' });
  });

  it('leaves slow typing alone, Enter included', () => {
    expect(send('03-1122-007\n', 60).every(({ kind }) => kind === 'start' || kind === 'typing')).toBe(true);
  });

  it('takes 34 ms for a scanner and 35 ms for a person', () => {
    expect(send('123456\n', 34).at(-1)).toEqual({ kind: 'scan', text: '123456' });
    expect(send('123456\n', 35).at(-1)).toEqual({ kind: 'typing' });
  });

  it('takes fewer than six characters for typing', () => {
    expect(send('12345\n', 5).at(-1)).toEqual({ kind: 'typing' });
  });

  it('begins anew after a pause: what was typed before is no part of the scan', () => {
    const recognise = createRecogniser();
    send('ab', 90, recognise);
    expect(send('J110105\n', 5, recognise, 2_000).at(-1)).toEqual({ kind: 'scan', text: 'J110105' });
  });

  it('is not ended by an Enter that comes late', () => {
    const recognise = createRecogniser();
    send('123456', 5, recognise);
    expect(recognise({ code: 'Enter', at: 2_000, shift: false, chord: false })).toEqual({ kind: 'typing' });
  });

  it('writes upper case and half width from the physical keys, with or without Shift and from the number pad', () => {
    const recognise = createRecogniser();
    const keys = ['ShiftLeft', 'KeyX', 'KeyA', 'Numpad1', 'NumpadSubtract', 'Digit2', 'Digit3', 'Enter'];
    const seen = keys.map((code, i) => recognise({ code, at: i * 5, shift: i < 3, chord: false }));
    expect(seen.at(-1)).toEqual({ kind: 'scan', text: 'XA1-23' });
  });

  it('never takes a shortcut for part of a scan', () => {
    const recognise = createRecogniser();
    send('123456', 5, recognise);
    recognise({ code: 'KeyL', at: 1_031, shift: false, chord: true });
    expect(recognise({ code: 'Enter', at: 1_036, shift: false, chord: false })).toEqual({ kind: 'typing' });
  });

  describe('of a travel document', () => {
    /** Two lines of 44, the filler with Shift as keyboards write it. */
    const press = (text: string, recognise: ReturnType<typeof createRecogniser>, from: number): readonly Recognition[] =>
      [...text].map((character, i) =>
        recognise({ code: character === '<' ? 'Comma' : codeOf(character), at: from + i * 5, shift: character === '<', chord: false }),
      );
    const first = `P<UTOERIKSSON<<ANNA<MARIA${'<'.repeat(19)}`;
    const second = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';

    it('takes both lines as one', () => {
      const recognise = createRecogniser();
      expect(press(`${first}\n`, recognise, 1_000).at(-1)).toEqual({ kind: 'line' });
      expect(press(`${second}\n`, recognise, 1_230).at(-1)).toEqual({ kind: 'scan', text: `${first}\n${second}` });
    });

    it('forgets the first line when nothing follows at once', () => {
      const recognise = createRecogniser();
      press(`${first}\n`, recognise, 1_000);
      expect(press('03-1122-007\n', recognise, 5_000).at(-1)).toEqual({ kind: 'scan', text: '03-1122-007' });
    });
  });
});
