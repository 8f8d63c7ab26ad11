import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMrz, type MrzField } from '#shared/model/mrz.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { mrzCheck, passportMrz, travelPermitMrz } from '../emulators/mrz.ts';
import { passports } from '../emulators/people.ts';

const today = '2026-11-22' as CivilDate;
const read = (text: string) => parseMrz(text, today);
const person = (text: string) => {
  const parsed = read(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

/** The specimens of ICAO Doc 9303, parts 4 and 5. */
const passportSpecimen = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const cardSpecimen = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';

const anna = {
  number: 'L898902C3',
  nationality: 'UTO',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  name: 'ERIKSSON ANNA MARIA',
  birthDate: '1974-08-12',
  sex: 'female',
  validUntil: '2012-04-15',
};

describe('the zone of a passport', () => {
  test('the specimen of Doc 9303 part 4', () => {
    expect(person(passportSpecimen)).toEqual({ documentKind: 'passport', ...anna });
  });

  test.each([
    ['lower case', passportSpecimen.toLowerCase()],
    ['no line end', passportSpecimen.replace('\n', '')],
    ['a carriage return and blanks', passportSpecimen.replace('\n', ' \r\n ').replace('<<ANNA', '<< ANNA')],
    ['full width', passportSpecimen.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['guillemets for single fillers', passportSpecimen.replaceAll('<', '«')],
    ['guillemets for pairs of fillers', passportSpecimen.replaceAll('<<', '«')],
    ['the marks of a Chinese keyboard', passportSpecimen.replaceAll('<', '《')],
    ['no fillers after the name', passportSpecimen.replace(/<+\n/, '\n')],
    ['other text of the page about it', `护照 PASSPORT 2012/04\n${passportSpecimen}\n签名 Anna`],
  ])('reads the same with %s', (_, text) => {
    expect(person(text)).toEqual(person(passportSpecimen));
  });

  test('invented passports, one for each kind of foreigner', () => {
    expect(person(passportMrz(passports.french))).toMatchObject({ nationality: 'FRA', number: '99ZZ00001', name: 'EXEMPLE JEAN MARC' });
    expect(person(passportMrz(passports.german))).toMatchObject({ documentKind: 'passport', nationality: 'DEU', birthDate: '1996-11-30' });
    expect(person(passportMrz(passports.stateless))).toMatchObject({ documentKind: 'internationalTravelDocument', nationality: 'XXA' });
  });

  test.each([
    ['D<<', 'DEU'],
    ['GBD', 'GBR'],
    ['GBN', 'GBR'],
    ['GBR', 'GBR'],
    ['RKS', 'XKX'],
    ['XXB', 'XXB'],
    ['XXC', 'XXC'],
  ])('nationality %s is %s', (written, nationality) => {
    expect(person(passportSpecimen.replace('UTO7408', `${written}7408`)).nationality).toBe(nationality);
  });

  test('a birth date is in this century unless that lies ahead', () => {
    const born = (birthDate: string) => person(passportMrz({ ...passports.french, birthDate })).birthDate;
    expect(['20261122', '19261123', '20000229', '19991231'].map(born)).toEqual(['2026-11-22', '1926-11-23', '2000-02-29', '1999-12-31']);
  });

  test('validity is always of this century', () => {
    expect(person(passportMrz({ ...passports.french, validUntil: '20991231' })).validUntil).toBe('2099-12-31');
  });

  test('what is not known stays unknown', () => {
    const day = '9002<<';
    const line = `${day}${mrzCheck(day)}`;
    const [first, second] = passportMrz(passports.french).split('\n') as [string, string];
    const changed = second.slice(0, 13) + line + '<' + second.slice(21, 43);
    const whole = mrzCheck(changed.slice(0, 10) + changed.slice(13, 20) + changed.slice(21, 43));
    expect(person(`${first}\n${changed}${whole}`)).toMatchObject({ birthDate: null, sex: 'unspecified' });
  });

  test('names without given names, with fillers in them, and cut off', () => {
    const named = (names: string) => person(passportSpecimen.replace(/UTO.*\n/, `UTO${names.padEnd(39, '<').slice(0, 39)}\n`));
    expect(named('ARKFREITH')).toMatchObject({ surname: 'ARKFREITH', givenNames: '', name: 'ARKFREITH' });
    expect(named('VAN<DER<MUELLEN<<MARIANNE<LOUISE')).toMatchObject({ surname: 'VAN DER MUELLEN', givenNames: 'MARIANNE LOUISE' });
    expect(named('NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRAS').givenNames).toBe('CHAYAPA DEJTHAMRONG K');
  });
});

describe('the zone of a card', () => {
  test('the specimen of Doc 9303 part 5 is none of the documents a marriage accepts', () => {
    expect(person(cardSpecimen)).toEqual({ documentKind: null, ...anna, number: 'D23145890' });
  });

  const holder = {
    surname: 'CHAN',
    givenNames: 'KA MING',
    birthDate: '19930514',
    sex: 'male',
    validUntil: '20330513',
  } as const;
  test.each([
    ['H00000901', 'mainlandTravelPermit'],
    ['M00000902', 'mainlandTravelPermit'],
    ['00000903', 'taiwanTravelPermit'],
  ])('a travel permit is told by its number %s', (number, documentKind) => {
    const permit = travelPermitMrz({ ...holder, number });
    expect(person(permit)).toMatchObject({ documentKind, number, nationality: 'CHN', name: 'CHAN KA MING', birthDate: '1993-05-14' });
    expect(person(permit.replaceAll('\n', ''))).toEqual(person(permit));
  });
});

describe('what is misread is refused', () => {
  test.each(['', '   ', '王伟', '110101199803129017', passportSpecimen.slice(0, 60), `V${passportSpecimen.slice(1)}`, 'A'.repeat(88)])(
    'no zone: %j',
    (text) => {
      expect(read(text)).toEqual({ ok: false, error: { problem: 'noMrz' } });
    },
  );

  test.each<[string, string, MrzField]>([
    ['L898902C36', 'L898902C46', 'number'],
    ['7408122', '7408132', 'birthDate'],
    ['1204159', '1204169', 'validUntil'],
    ['ZE184226B', 'ZE184227B', 'personalNumber'],
    ['<<<10', '<<<11', 'whole'],
    ['UTO7408', 'U0O7408', 'nationality'],
    ['2F12', '2H12', 'sex'],
    ['ERIKSSON', 'ER1KSSON', 'name'],
  ])('%s read as %s', (right, wrong, field) => {
    expect(read(passportSpecimen.replace(right, wrong))).toEqual({ ok: false, error: { problem: 'checkDigit', field } });
  });

  test('a day that does not exist is no date, whatever its check digit', () => {
    expect(read(passportMrz({ ...passports.french, birthDate: '19900231' }))).toEqual({
      ok: false,
      error: { problem: 'checkDigit', field: 'birthDate' },
    });
  });

  test('one wrong digit never changes number, birth date or validity unseen', () => {
    const anyPassport = fc.constantFrom(...Object.values(passports).map(passportMrz), passportSpecimen);
    fc.assert(
      fc.property(anyPassport, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, by) => {
        const digits = [...text.matchAll(/\d/g)];
        const { index, 0: digit } = digits[place % digits.length]!;
        const damaged = text.slice(0, index) + String((Number(digit) + by) % 10) + text.slice(index + 1);
        expect(read(damaged)).toMatchObject({ ok: false, error: { problem: 'checkDigit' } });
      }),
    );
  });

  test('one wrong character of any kind is refused, or changes only what no check digit tells apart', () => {
    const value = (character: string) => (character === '<' ? 0 : Number.parseInt(character, 36)) % 10;
    const fold = (number: string) => [...number.padEnd(9, '<')].map(value).join('');
    fc.assert(
      fc.property(fc.nat({ max: 88 }), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'), (place, character) => {
        const before = passportSpecimen[place]!;
        fc.pre(before !== '\n');
        const parsed = read(passportSpecimen.slice(0, place) + character + passportSpecimen.slice(place + 1));
        if (!parsed.ok) return;
        const { number, birthDate, validUntil } = parsed.value;
        expect([fold(number), birthDate, validUntil]).toEqual([fold(anna.number), anna.birthDate, anna.validUntil]);
        if (value(before) !== value(character)) expect(number).toBe(anna.number);
      }),
      { numRuns: 1000 },
    );
  });

  test('any text is answered, never thrown upon', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void read(text)));
    fc.assert(fc.property(fc.stringMatching(/^[PCI][A-Z0-9<]{87}$/), (text) => void read(text)));
    fc.assert(fc.property(fc.stringMatching(/^[ACI][A-Z0-9<]{89}$/), (text) => void read(text)));
  });
});
