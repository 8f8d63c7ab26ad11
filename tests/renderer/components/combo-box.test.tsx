import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ComboBox } from '../../../renderer/components/index.ts';
import { createFakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const aFrame = (): Promise<void> => act(() => new Promise<void>((done) => requestAnimationFrame(() => done())));
const scroll = (): boolean => fireEvent.scroll(document);

it('keeps its list while coming to the field scrolls it into view, and closes it when somebody scrolls away', async () => {
  const options = [
    { id: 'han', label: '汉族' },
    { id: 'hui', label: '回族' },
  ] as const;
  await show(<ComboBox label="民族" options={options} value={null} onChange={() => undefined} />, createFakeHall());
  const field = screen.getByRole('combobox');
  act(() => field.focus());
  scroll();
  expect(screen.getByRole('listbox')).toBeTruthy();
  await aFrame();
  await aFrame();
  scroll();
  expect(screen.queryByRole('listbox')).toBeNull();
});
