import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#shared/model/index.ts';
import { DateField, groupIdNumber, readTypedDate, Select } from '../../../renderer/components/index.ts';
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

function Choice(): ReactElement {
  const [english, setEnglish] = useState(false);
  const labels = english ? { male: 'male', female: 'female' } : { male: '男', female: '女' };
  return (
    <>
      <Select
        label="性别"
        value="male"
        onChange={() => {}}
        options={[
          { id: 'male', label: labels.male },
          { id: 'female', label: labels.female },
        ]}
      />
      <button onClick={() => setEnglish(true)}>English</button>
    </>
  );
}

it('a list whose words change, as with the language, says the new ones', async () => {
  await show(<Choice />, createFakeHall());
  const chosen = (): string | null | undefined => document.querySelector('.select-value')?.textContent;
  expect(chosen()).toBe('男');
  fireEvent.click(screen.getByText('English'));
  expect(chosen()).toBe('male');
  fireEvent.click(screen.getByText('English'));
  expect(chosen()).toBe('male');
});

it('groups an ID number of 18 characters only', () => {
  expect(groupIdNumber('11010519491231002X')).toBe('110105 19491231 002X');
  expect(groupIdNumber('110105491231002')).toBe('110105491231002');
});
