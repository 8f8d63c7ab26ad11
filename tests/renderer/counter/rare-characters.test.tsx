import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RareCharacter } from '#shared/model/index.ts';
import { CharacterPicture, PersonName } from '../../../renderer/components/index.ts';
import { render } from '@testing-library/react';
import { manFromCard, womanFromCard } from '../fake-couple.ts';
import { inputsOf, openCase } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

const old = '\uE863';
const rare = (picture: string | null): RareCharacter => ({ slot: 'man', character: old, codePoint: 'U+E863', privateUse: true, picture });
const couple = { man: { ...manFromCard(), name: `何${old}` }, woman: womanFromCard() };
const png = 'iVBORw0KGgo=';

describe('a name', () => {
  it('shows pictures in their places, and the code point of what cannot be shown', () => {
    const characters = [{ character: old, picture: <CharacterPicture character={old} data={png} /> }];
    const { container } = render(<PersonName text={`何${old}\uE81E𠮷`} characters={characters} />);
    expect(container.textContent).toBe('何U+E81E𠮷');
    expect(container.querySelector('img')!.alt).toBe('U+E863');
  });
});

describe('a character no font draws', () => {
  it('is said beside the name, and Alt+G leads to its picture', async () => {
    await openCase('opened', { couple, rareCharacters: [rare(null)] });
    expect(await screen.findByText('含专用区汉字，原码已保存，尚不能显示和打印。')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'g', code: 'KeyG', altKey: true });
    const panel = within(await screen.findByRole('region', { name: /字形图片 · 男方 何/ }));
    expect(panel.getByText('本件还没有扫描件。请先在材料中扫描证件，或导入一张图片文件。')).toBeTruthy();
    expect(panel.getByRole('button', { name: /保存字形图片/ })).toHaveProperty('disabled', true);
    fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('region', { name: /字形图片/ })).toBeNull());
  });

  it('is still said where the form is no more shown', async () => {
    await openCase('prechecked', { couple, rareCharacters: [rare(null)] });
    expect(await screen.findByText('男方：含专用区汉字，原码已保存，尚不能显示和打印。')).toBeTruthy();
  });

  it('has its picture in the name, and gives it back', async () => {
    const { hall } = await openCase(
      'opened',
      { couple, rareCharacters: [rare('d'.repeat(64))] },
      {
        'characters.picture': () => ({ ok: true, value: { data: png } }),
        'characters.removePicture': () => ({ ok: false, error: { code: 'character.noPicture', details: { character: old } } }),
      },
    );
    expect(await screen.findByAltText('U+E863')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '撤下' }));
    expect(await screen.findByText(/还没有字形图片，办件内容已保存/)).toBeTruthy();
    expect(inputsOf(hall, 'characters.removePicture')).toMatchObject([{ character: old }]);
  });
});
