import { expect, test } from 'vitest';
import { isIdentityComplete, provincePerson } from '#core/cases/province-person.ts';
import { man, parties } from '../../law/couple.ts';

test('a resident is asked about by the citizen number, in 18 characters whatever was typed', () => {
  const { idNumber } = man();
  expect(provincePerson(man({ idNumber: idNumber.slice(0, 6) + idNumber.slice(8, 17) }))).toMatchObject({ idNumber, documentNumber: '' });
  expect(provincePerson(parties.soldier('male', {}))).toMatchObject({ idNumber, documentNumber: '' });
});

test('everybody else by nationality and the document shown', () => {
  expect(provincePerson(parties.hongKong('male', {}))).toMatchObject({ idNumber: '', nationality: 'CHN', documentNumber: 'H01234567' });
  expect(provincePerson(parties.taiwan('male', {}))).toMatchObject({ idNumber: '', documentNumber: '01234567' });
  expect(provincePerson(parties.foreigner('male', {}))).toMatchObject({ idNumber: '', nationality: 'FRA', documentNumber: '12AB34567' });
});

test('half a person is nobody to ask about', () => {
  expect(isIdentityComplete(man())).toBe(true);
  expect(isIdentityComplete(man({ name: ' ' }))).toBe(false);
  expect(isIdentityComplete(man({ idNumber: '1101051995' }))).toBe(false);
  expect(isIdentityComplete(parties.foreigner('male', {}))).toBe(true);
  expect(isIdentityComplete(parties.foreigner('male', { idNumber: '' }))).toBe(false);
});
