import { slots, type HistoricalRecord, type HistoricalRemark, type Slot } from '#shared/model/index.ts';
import { modernNumber } from '../records/number-forms.ts';
import { parseRegistrationNumber } from '../registration-number.ts';
import { wordOf } from './code-tables.ts';
import { personOf } from './read-person.ts';
import type { RowAccess } from './row-access.ts';
import { readTableDate } from './table-date.ts';

const actOfPrefix = { J: 'marriage', L: 'divorce', BJ: 'marriageReissue', BL: 'divorceReissue' } as const;

export type UnnamedRecord = Omit<HistoricalRecord, 'id'>;

/** null: what it is of, or whose registration, is not known. */
export function recordOf(access: RowAccess): UnnamedRecord | null {
  const { said, found, today } = access;
  const act = actOf(access);
  const office = officeOf(access);
  const registered = readTableDate(said('registeredOn'));
  if (registered.serial) found('registeredSerial', 'registeredOn');
  if (registered.on !== null && registered.on > today) found('registeredInFuture', 'registeredOn');
  // 民国元年: nothing older was registered by any office.
  if (registered.on !== null && registered.on < '1912-01-01') found('registeredTooEarly', 'registeredOn');
  const registrationNumber = said('registrationNumber');
  if (/^\d{17}[\dXx]$/.test(registrationNumber)) found('registrationNumberIsIdentity', 'registrationNumber');
  const man = personOf(access, 'man', registered.on);
  const woman = personOf(access, 'woman', registered.on);
  checkSexes(access);
  if (man.name !== '' && man.name === woman.name) found('sameNames', 'woman.name');
  const isEmpty =
    registrationNumber === '' && [man, woman].every(({ name, idNumber, documentNumber }) => `${name}${idNumber}${documentNumber}` === '');
  if (isEmpty) found('emptyRecord', 'registrationNumber');
  const number = parseRegistrationNumber(modernNumber(registrationNumber) ?? '');
  if (number && act !== null) {
    if (act !== 'revocation' && act !== actOfPrefix[number.prefix]) found('actDiffers', 'registrationNumber');
    if (registered.on !== null && number.year !== Number(registered.on.slice(0, 4))) found('yearDiffers', 'registrationNumber');
    if (office?.code && number.regionCode !== office.code) found('officeDiffers', 'registrationNumber');
  }
  if (act === null || office === null) return null;
  const unread: HistoricalRemark[] = (['registeredOn', 'registrationNumber', 'fileNumber'] as const)
    .filter((field) => access.isIllegible(field))
    .map(() => ({ flag: 'illegible', of: 'record', note: '' }));
  const unreadPersons: HistoricalRemark[] = slots.flatMap((slot) =>
    (['name', 'idNumber', 'born'] as const)
      .filter((field) => access.isIllegible(`${slot}.${field}`))
      .map(() => ({ flag: 'illegible' as const, of: slot, note: '' })),
  );
  return {
    act,
    registrationNumber,
    office,
    registeredOn: registered.on,
    registeredWritten: registered.written,
    fileNumber: said('fileNumber') || null,
    man,
    woman,
    remarks: [...unread, ...unreadPersons],
    extra: {},
  };
}

function actOf({ said, found, settings }: RowAccess): HistoricalRecord['act'] | null {
  const written = said('act');
  if (written === '' && settings.act !== null) return settings.act;
  if (written === '') {
    found('actMissing', 'act');
    return null;
  }
  const word = settings.codes.act?.[written] ?? written;
  const act = wordOf('act', word);
  if (act === null) found('actUnknown', 'act');
  return act as HistoricalRecord['act'] | null;
}

function officeOf({ said, found, settings }: RowAccess): HistoricalRecord['office'] | null {
  const code = said('officeCode') || settings.office?.code || null;
  const name = said('officeName') || settings.office?.name || '';
  if (name === '') found('officeMissing', 'officeName');
  if (code !== null && !/^\d{6}(?:\d{3}|\d{6})?$/.test(code)) found('officeCodeFaulty', 'officeCode');
  return name === '' ? null : { code, name };
}

function checkSexes({ said, found, settings }: RowAccess): void {
  const sexOf = (slot: Slot): string | null => {
    const written = said(`${slot}.sex`);
    return wordOf('sex', settings.codes.sex?.[written] ?? written);
  };
  const [man, woman] = [sexOf('man'), sexOf('woman')];
  if (man === null || woman === null) return;
  if (man === woman) found('sexesSame', 'woman.sex');
  else if (man === '女') found('sexesSwapped', 'man.sex');
}
