import type { HallConfig, HallConfigInput } from '#shared/contract/index.ts';
import type { RegistrationPrefix } from '#shared/law/registration-number.ts';
import type { Business, Capability, CivilDate, Office, OfficeHours, Registration, StaffRole } from '#shared/model/index.ts';
import { configToDevices, devicesToConfig, emptyDevices, type DevicesForm } from './devices-form.ts';
import { plainTime, wholeNumber } from './typed.ts';

/** What the page asks of an office; all else in a configuration file passes through it untouched. */
type AskedOfOffice =
  | 'name'
  | 'regionCode'
  | 'level'
  | 'address'
  | 'phone'
  | 'sealName'
  | 'reviewAuthority'
  | 'court'
  | 'capabilities'
  | 'counters'
  | 'hours'
  | 'idleLockMinutes'
  | 'offlineAuthorisation';
export type OfficeFromFile = Partial<Omit<Office, AskedOfOffice>>;

/**
 * The first-run page's fields, in the shape of `HallConfig` so that a problem's path in the contract is the
 * field's path on the page. Everything typed is text until `formToConfig`.
 */
export interface SetUpForm {
  office: {
    name: string;
    regionCode: string;
    level: Office['level'];
    address: string;
    phone: string;
    sealName: string;
    reviewAuthority: string;
    court: string;
    capabilities: Capability[];
    counters: { code: string; name: string }[];
    hours: {
      from: string;
      until: string;
      /** ISO weekdays, `1` Monday … `7` Sunday. */
      weekdays: string[];
      enforced: boolean;
      /** Only from a configuration file. */
      days: Pick<OfficeHours, 'openOn' | 'closedOn' | 'weekdayHours' | 'dateHours'>;
    };
    idleLockMinutes: string;
    /** Whatever else a configuration file said; left out, it is the contract's own. */
    fromFile: OfficeFromFile;
    offlineAuthorisation: { held: boolean; number: string; businesses: Business[]; validFrom: string; validUntil: string };
  };
  /** Only from a configuration file. */
  layouts: HallConfig['layouts'];
  station: string;
  staff: StaffFields[];
  /** Their region is the office's. */
  numberBlocks: { prefix: RegistrationPrefix; year: string; first: string; last: string }[];
  blankBatches: { kind: Registration; first: string; last: string }[];
  enteredBy: { first: string; second: string };
  devices: DevicesForm;
  store: { kind: 'real' | 'training'; passphrase: string; passphraseAgain: string };
}

export interface StaffFields {
  code: string;
  name: string;
  roles: StaffRole[];
  idNumber: string;
  certificate: { number: string; validUntil: string };
  password: string;
}

export function emptyStaff(roles: StaffRole[]): StaffFields {
  return { code: '', name: '', roles, idNumber: '', certificate: { number: '', validUntil: '' }, password: '' };
}

/** A bare page: one counter, a supervisor, a second person, this year's block. */
export function emptySetUpForm(today: CivilDate): SetUpForm {
  return {
    office: {
      name: '',
      regionCode: '',
      level: 'county',
      address: '',
      phone: '',
      sealName: '',
      reviewAuthority: '',
      court: '',
      capabilities: ['mainland'],
      counters: [{ code: '01', name: '' }],
      hours: {
        from: '08:30',
        until: '17:00',
        weekdays: ['1', '2', '3', '4', '5'],
        enforced: true,
        days: { openOn: [], closedOn: [], weekdayHours: [], dateHours: [] },
      },
      idleLockMinutes: '10',
      fromFile: {},
      offlineAuthorisation: { held: false, number: '', businesses: ['marriage'], validFrom: '', validUntil: '' },
    },
    layouts: {},
    station: 'S01',
    staff: [emptyStaff(['supervisor']), emptyStaff(['registrar'])],
    numberBlocks: [{ prefix: 'J', year: today.slice(0, 4), first: '', last: '' }],
    blankBatches: [{ kind: 'marriage', first: '', last: '' }],
    enteredBy: { first: '', second: '' },
    devices: emptyDevices(),
    store: { kind: 'real', passphrase: '', passphraseAgain: '' },
  };
}

/** What `setup.create` takes; may still break the contract, which `findSetUpProblems` says. */
export function formToConfig(form: SetUpForm): HallConfigInput {
  const { fromFile, ...office } = form.office;
  const authorisation = office.offlineAuthorisation;
  const { days, ...hours } = office.hours;
  return {
    office: {
      ...fromFile,
      ...office,
      name: office.name.trim(),
      regionCode: office.regionCode.trim(),
      counters: office.counters.map(({ code, name }) => ({ code: code.trim(), name: name.trim() })),
      hours: {
        ...days,
        from: plainTime(hours.from),
        until: plainTime(hours.until),
        weekdays: hours.weekdays.map(Number),
        enforced: hours.enforced,
      },
      idleLockMinutes: wholeNumber(office.idleLockMinutes),
      offlineAuthorisation: authorisation.held
        ? {
            number: authorisation.number.trim(),
            businesses: authorisation.businesses,
            validFrom: authorisation.validFrom,
            validUntil: authorisation.validUntil,
          }
        : null,
    },
    layouts: form.layouts,
    station: form.station.trim().toUpperCase(),
    staff: form.staff.map((member) => ({
      code: member.code.trim(),
      name: member.name.trim(),
      roles: member.roles,
      idNumber: member.idNumber === '' ? null : member.idNumber.replace(/\s/g, '').toUpperCase(),
      certificate: certificateOf(member),
      password: member.password,
    })),
    numberBlocks: form.numberBlocks.map((block) => ({
      prefix: block.prefix,
      regionCode: office.regionCode.trim(),
      year: wholeNumber(block.year),
      first: wholeNumber(block.first),
      last: wholeNumber(block.last),
    })),
    blankBatches: form.blankBatches.map(({ kind, first, last }) => ({
      kind,
      first: first.trim().toUpperCase(),
      last: last.trim().toUpperCase(),
    })),
    enteredBy: form.enteredBy,
    devices: devicesToConfig(form.devices),
  };
}

/** Fills the page from a configuration file; the passphrase never comes from a file. */
export function configToForm(config: HallConfig, store: SetUpForm['store']): SetUpForm {
  const { name, regionCode, level, address, phone, sealName, reviewAuthority, court, capabilities, ...others } = config.office;
  const { counters, hours, idleLockMinutes, offlineAuthorisation, ...fromFile } = others;
  const { from, until, weekdays, enforced, ...days } = hours;
  return {
    office: {
      name,
      regionCode,
      level,
      address,
      phone,
      sealName,
      reviewAuthority,
      court,
      capabilities,
      counters: counters.map((counter) => ({ ...counter })),
      hours: { from, until, weekdays: weekdays.map(String), enforced, days },
      idleLockMinutes: String(idleLockMinutes),
      fromFile,
      offlineAuthorisation:
        offlineAuthorisation === null
          ? { held: false, number: '', businesses: ['marriage'], validFrom: '', validUntil: '' }
          : { held: true, ...offlineAuthorisation },
    },
    layouts: config.layouts,
    station: config.station,
    staff: config.staff.map((member) => ({
      ...member,
      idNumber: member.idNumber ?? '',
      certificate: member.certificate ?? { number: '', validUntil: '' },
    })),
    numberBlocks: config.numberBlocks.map(({ prefix, year, first, last }) => ({
      prefix,
      year: String(year),
      first: String(first),
      last: String(last),
    })),
    blankBatches: config.blankBatches.map(({ kind, first, last }) => ({ kind, first, last })),
    enteredBy: config.enteredBy,
    devices: configToDevices(config.devices),
    store,
  };
}

function certificateOf(member: StaffFields) {
  const { number, validUntil } = member.certificate;
  return number.trim() === '' && validUntil === '' ? null : { number: number.trim(), validUntil };
}
