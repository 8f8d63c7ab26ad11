import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#shared/model/index.ts';
import { DateField, groupIdNumber, readTypedDate } from '../../../renderer/components/index.ts';
import { createFakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

describe('typed dates', () => {
  it.each([
    ['19900101', '1990-01-01'],
    ['１９９００１０１', '1990-01-01'],
    ['1990-1-1', '1990-01-01'],
    ['1990.01.01', '1990-01-01'],
    ['1990年1月1日', '1990-01-01'],
    ['20240229', '2024-02-29'],
  ])('%s is %s', (typed, date) => expect(readTypedDate(typed)).toBe(date));

  it.each(['', '1990', '19901301', '20230229', '1990-13-1', 'abc'])('%s is no date', (typed) => expect(readTypedDate(typed)).toBeNull());
});

function Field(): ReactElement {
  const [date, setDate] = useState<CivilDate | null>(null);
  return (
    <>
      <DateField label="出生日期" value={date} onChange={setDate} />
      <output>{date ?? 'none'}</output>
    </>
  );
}

it('takes eight digits typed in a row and writes them as a date', async () => {
  await show(<Field />, createFakeHall());
  const field = screen.getByLabelText<HTMLInputElement>('出生日期');
  fireEvent.change(field, { target: { value: '19900101' } });
  expect(screen.getByRole('status').textContent).toBe('1990-01-01');
  expect(field.value).toBe('1990-01-01');
});

it('says what is wrong once the field is left, and holds no date meanwhile', async () => {
  await show(<Field />, createFakeHall());
  const field = screen.getByLabelText<HTMLInputElement>('出生日期');
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: '19901301' } });
  expect(screen.queryByText(/不是有效日期/)).toBeNull();
  fireEvent.blur(field);
  expect(screen.getByText(/不是有效日期/)).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('none');
});

it('groups an ID number of 18 characters only', () => {
  expect(groupIdNumber('11010519491231002X')).toBe('110105 19491231 002X');
  expect(groupIdNumber('110105491231002')).toBe('110105491231002');
});
