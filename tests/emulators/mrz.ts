import type { Passport } from './people.ts';

/** The check digit of ICAO Doc 9303 part 3: weights 7, 3, 1; A counts 10, a filler nothing. */
export function mrzCheck(characters: string): string {
  const sum = [...characters].reduce((total, character, at) => total + valueOf(character) * [7, 3, 1][at % 3]!, 0);
  return String(sum % 10);
}

function valueOf(character: string): number {
  return character === '<' ? 0 : parseInt(character, 36);
}

const checkedField = (field: string) => field + mrzCheck(field);

/** The two lines at the foot of a passport (TD3). Dates are written `YYYYMMDD`, as on cards. */
export function passportMrz({ surname, givenNames, nationality, number, birthDate, sex, validUntil }: Passport): string {
  const country = (nationality === 'DEU' ? 'D' : nationality).padEnd(3, '<');
  const names = `${surname}<<${givenNames}`.replaceAll(' ', '<').padEnd(39, '<').slice(0, 39);
  const [checkedNumber, born, until] = [number.padEnd(9, '<'), birthDate.slice(2), validUntil.slice(2)].map(checkedField) as [
    string,
    string,
    string,
  ];
  const personal = '<'.repeat(14) + '0';
  const whole = mrzCheck(checkedNumber + born + until + personal);
  return `P<${country}${names}\n${checkedNumber}${country}${born}${sex === 'male' ? 'M' : 'F'}${until}${personal}${whole}`;
}

interface Permit {
  readonly number: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly validUntil: string;
}

/** The three lines of a travel permit that keeps to TD1 of Doc 9303 part 5. */
export function travelPermitMrz({ number, surname, givenNames, birthDate, sex, validUntil }: Permit): string {
  const checkedNumber = checkedField(number.padEnd(9, '<')) + '<'.repeat(15);
  const [born, until] = [birthDate.slice(2), validUntil.slice(2)].map(checkedField) as [string, string];
  const spare = '<'.repeat(11);
  const whole = mrzCheck(checkedNumber + born + until + spare);
  const names = `${surname}<<${givenNames}`.replaceAll(' ', '<').padEnd(30, '<');
  return `C<CHN${checkedNumber}\n${born}${sex === 'male' ? 'M' : 'F'}${until}CHN${spare}${whole}\n${names}`;
}
