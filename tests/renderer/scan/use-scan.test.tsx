import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useScan } from '../../../renderer/scan/index.ts';

function Page({ onScan, onPress }: { readonly onScan: (text: string) => void; readonly onPress: () => void }): ReactElement {
  const [text, setText] = useState('北京');
  useScan(onScan);
  return (
    <>
      <input aria-label="field" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onKeyDown={(event) => event.key === 'Enter' && onPress()}>
        press
      </button>
    </>
  );
}

const nothing = (): void => undefined;

afterEach(cleanup);

/** The keys of a scanner with the characters they leave in a focused field. */
function scan(target: HTMLElement, text: string, isComposing = false): void {
  let at = 10_000;
  const press = (code: string, key: string): boolean => {
    const event = new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, isComposing });
    Object.defineProperty(event, 'timeStamp', { value: (at += 6) });
    return target.dispatchEvent(event);
  };
  for (const character of text) {
    const went = press(/\d/.test(character) ? `Digit${character}` : `Key${character}`, isComposing ? 'Process' : character);
    if (went && target instanceof HTMLInputElement) fireEvent.input(target, { target: { value: target.value + character.toLowerCase() } });
  }
  press('Enter', 'Enter');
}

it('leaves no trace in the field that had the focus', () => {
  const onScan = vi.fn<(text: string) => void>();
  render(<Page onScan={onScan} onPress={nothing} />);
  const field = screen.getByLabelText<HTMLInputElement>('field');
  field.focus();
  scan(field, 'J110105');
  expect(onScan).toHaveBeenCalledExactlyOnceWith('J110105');
  expect(field.value).toBe('北京');
  expect(document.activeElement).toBe(field);
});

it('hears a scan while an input method composes', () => {
  const onScan = vi.fn<(text: string) => void>();
  render(<Page onScan={onScan} onPress={nothing} />);
  const field = screen.getByLabelText<HTMLInputElement>('field');
  field.focus();
  scan(field, 'J110105', true);
  expect(onScan).toHaveBeenCalledExactlyOnceWith('J110105');
  expect(field.value).toBe('北京');
});

it('presses no button by its Enter', () => {
  const onPress = vi.fn<() => void>();
  render(<Page onScan={nothing} onPress={onPress} />);
  screen.getByText('press').focus();
  scan(screen.getByText('press'), '031122007');
  expect(onPress).not.toHaveBeenCalled();
});

it('asks a part that wants to be first, and the page around it where that part lets a scan pass', () => {
  const [page, part] = [vi.fn<(text: string) => void>(), vi.fn<(text: string) => boolean>((text) => text.startsWith('TA'))];
  function Part(): null {
    useScan(part, { first: true });
    return null;
  }
  render(
    <>
      <Part />
      <Page onScan={page} onPress={nothing} />
    </>,
  );
  scan(document.body, 'TA0000000');
  scan(document.body, 'T261122');
  expect(part.mock.calls).toEqual([['TA0000000'], ['T261122']]);
  expect(page.mock.calls).toEqual([['T261122']]);
});
