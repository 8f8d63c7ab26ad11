import { set, type FieldErrors, type Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { HallConfig, officeOperations } from '#shared/contract/index.ts';
import { toIdNumber18, type StaffRole } from '#shared/model/index.ts';
import { secretMinimum } from '../parts/new-secret.ts';
import { portsOf } from './devices-form.ts';
import { formToConfig, type SetUpForm } from './form.ts';

const largestBatch = 20_000;

/** Who may stand beside the supervisor when blocks and stock are entered. */
export const witnessRoles: readonly StaffRole[] = officeOperations['numbers.addBlock'].approvedBy ?? [];

/** Why a field is not accepted; the sentences are `entry:setUp.problem.<key>`. */
export const problemKeys = [
  'required',
  'tooLong',
  'regionCode',
  'counterCode',
  'counterTaken',
  'chooseOne',
  'time',
  'timeOrder',
  'ownHours',
  'minutes',
  'date',
  'dateOrder',
  'stationCode',
  'staffCode',
  'staffCodeTaken',
  'idNumber',
  'year',
  'serial',
  'serialOrder',
  'blankNumber',
  'blankShape',
  'batchTooLarge',
  'baudRate',
  'networkHost',
  'networkPort',
  'usbPath',
  'portTaken',
  'supervisorNeeded',
  'enteredByFirst',
  'enteredBySecond',
  'samePerson',
  'passwordShort',
  'passwordIsCode',
  'passphraseShort',
  'passphraseSimple',
  'passphraseDiffers',
  'invalid',
] as const;
export type ProblemKey = (typeof problemKeys)[number];

/** `path` is the field's name in the form, e.g. `staff.0.certificate.number`. */
export interface Problem {
  readonly path: string;
  readonly key: ProblemKey;
}

/** What a broken rule of the contract means at this field; row numbers are left out of the path. */
const meanings: Readonly<Record<string, ProblemKey>> = {
  'office.regionCode': 'regionCode',
  'office.capabilities': 'chooseOne',
  'office.counters.code': 'counterCode',
  'office.hours.from': 'time',
  'office.hours.until': 'time',
  'office.idleLockMinutes': 'minutes',
  'office.offlineAuthorisation.validFrom': 'date',
  'office.offlineAuthorisation.validUntil': 'date',
  station: 'stationCode',
  'staff.code': 'staffCode',
  'staff.roles': 'chooseOne',
  'staff.certificate.validUntil': 'date',
  'numberBlocks.year': 'year',
  'numberBlocks.first': 'serial',
  'numberBlocks.last': 'serial',
  'blankBatches.first': 'blankNumber',
  'blankBatches.last': 'blankNumber',
  'devices.scanner.baudRate': 'baudRate',
  'devices.ticketPrinter.baudRate': 'baudRate',
  'devices.ticketPrinter.host': 'networkHost',
  'devices.ticketPrinter.port': 'networkPort',
  'devices.ticketPrinter.path': 'usbPath',
  'enteredBy.first': 'enteredByFirst',
  'enteredBy.second': 'enteredBySecond',
};

/** Fields that may stay empty although the contract's rule for a filled one would fail. */
const mayBeEmpty = new Set(['office.phone']);

/** Everything that keeps this form from becoming a hall, in page order within each source; one problem a field. */
export function findSetUpProblems(form: SetUpForm): readonly Problem[] {
  const parsed = HallConfig.safeParse(formToConfig(form));
  const fromContract = parsed.success ? [] : parsed.error.issues.map((issue) => issueToProblem(issue, form));
  const problemByPath = new Map<string, Problem>();
  for (const problem of [
    ...fromContract,
    ...peopleProblems(form),
    ...hoursProblems(form),
    ...rangeProblems(form),
    ...portProblems(form),
    ...storeProblems(form),
  ])
    if (!problemByPath.has(problem.path)) problemByPath.set(problem.path, problem);
  return [...problemByPath.values()];
}

export const setUpResolver: Resolver<SetUpForm> = (form) => {
  const problems = findSetUpProblems(form);
  if (problems.length === 0) return { values: form, errors: {} };
  const errors: FieldErrors<SetUpForm> = {};
  for (const { path, key } of problems) set(errors, path, { type: key, message: key });
  return { values: {}, errors };
};

function issueToProblem(issue: z.core.$ZodIssue, form: SetUpForm): Problem {
  const path = issue.path.join('.');
  const general = issue.path.filter((part) => typeof part !== 'number').join('.');
  const typed = issue.path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], form);
  if (typeof typed === 'string' && typed.trim() === '' && !mayBeEmpty.has(general)) return { path, key: 'required' };
  // Hours of single days come from a file and have no field here: what they contradict is beside it.
  if (general === 'office.hours.weekdayHours' || general === 'office.hours.dateHours')
    return { path: 'office.hours.until', key: 'ownHours' };
  if (general === 'office.hours.until' && issue.code === 'custom') return { path, key: 'timeOrder' };
  if (issue.code === 'too_big' && issue.origin === 'string') return { path, key: 'tooLong' };
  return { path, key: meanings[general] ?? 'invalid' };
}

function peopleProblems(form: SetUpForm): Problem[] {
  const problems: Problem[] = [];
  const codes = form.staff.map((member) => member.code.trim().toUpperCase());
  form.staff.forEach((member, row) => {
    if (codes[row] !== '' && codes.indexOf(codes[row]!) < row) problems.push({ path: `staff.${row}.code`, key: 'staffCodeTaken' });
    if (member.idNumber.trim() !== '' && toIdNumber18(member.idNumber) === null)
      problems.push({ path: `staff.${row}.idNumber`, key: 'idNumber' });
    const { password } = member;
    if (password !== '' && [...password].length < secretMinimum.password)
      problems.push({ path: `staff.${row}.password`, key: 'passwordShort' });
    else if (password !== '' && password.toUpperCase() === codes[row])
      problems.push({ path: `staff.${row}.password`, key: 'passwordIsCode' });
    if (!member.roles.includes('registrar')) return;
    // A registrar needs a certificate to register at all, and the ID number to be recognised as a party (avoidance).
    if (member.idNumber.trim() === '') problems.push({ path: `staff.${row}.idNumber`, key: 'required' });
    if (member.certificate.number.trim() === '') problems.push({ path: `staff.${row}.certificate.number`, key: 'required' });
    if (member.certificate.validUntil === '') problems.push({ path: `staff.${row}.certificate.validUntil`, key: 'required' });
  });
  if (!form.staff.some((member) => member.roles.includes('supervisor'))) problems.push({ path: 'staff.0.roles', key: 'supervisorNeeded' });

  const { first, second } = form.enteredBy;
  const byCode = (code: string) => form.staff.find((member) => code !== '' && member.code.trim() === code);
  if (byCode(first)?.roles.includes('supervisor') !== true) problems.push({ path: 'enteredBy.first', key: 'enteredByFirst' });
  if (first !== '' && first === second) problems.push({ path: 'enteredBy.second', key: 'samePerson' });
  else if (byCode(second)?.roles.some((role) => witnessRoles.includes(role)) !== true)
    problems.push({ path: 'enteredBy.second', key: 'enteredBySecond' });

  const counterCodes = form.office.counters.map((counter) => counter.code.trim());
  counterCodes.forEach((code, row) => {
    if (code !== '' && counterCodes.indexOf(code) < row) problems.push({ path: `office.counters.${row}.code`, key: 'counterTaken' });
  });
  return problems;
}

function hoursProblems({ office: { hours } }: SetUpForm): Problem[] {
  return hours.weekdays.length === 0 ? [{ path: 'office.hours.weekdays', key: 'chooseOne' }] : [];
}

function rangeProblems(form: SetUpForm): Problem[] {
  const problems: Problem[] = [];
  const config = formToConfig(form);
  config.numberBlocks.forEach((block, row) => {
    if (block.first > block.last) problems.push({ path: `numberBlocks.${row}.last`, key: 'serialOrder' });
  });
  config.blankBatches.forEach((batch, row) => {
    if (batch.first !== '' && batch.last !== '' && !isBlankRange(batch.first, batch.last))
      problems.push({ path: `blankBatches.${row}.last`, key: 'blankShape' });
    else if ((blankCount(batch.first, batch.last) ?? 0) > largestBatch)
      problems.push({ path: `blankBatches.${row}.last`, key: 'batchTooLarge' });
  });
  const { held, validFrom, validUntil } = form.office.offlineAuthorisation;
  if (held && validFrom !== '' && validUntil !== '' && validFrom > validUntil)
    problems.push({ path: 'office.offlineAuthorisation.validUntil', key: 'dateOrder' });
  return problems;
}

/** A port opens once: what it was given to first has it. */
function portProblems({ devices }: SetUpForm): Problem[] {
  const ports = portsOf(devices);
  return ports.filter(({ port }, at) => ports.findIndex((each) => each.port === port) < at).map(({ path }) => ({ path, key: 'portTaken' }));
}

function storeProblems(form: SetUpForm): Problem[] {
  const { kind, passphrase, passphraseAgain } = form.store;
  if (kind === 'training') return [];
  if (passphrase === '') return [{ path: 'store.passphrase', key: 'required' }];
  if ([...passphrase].length < secretMinimum.passphrase) return [{ path: 'store.passphrase', key: 'passphraseShort' }];
  if (new Set(passphrase).size < 5) return [{ path: 'store.passphrase', key: 'passphraseSimple' }];
  if (passphrase !== passphraseAgain) return [{ path: 'store.passphraseAgain', key: 'passphraseDiffers' }];
  return [];
}

/** First and last 印制号 of one batch: the same letters before, the same length, rising digits at the end. */
export function isBlankRange(first: string, last: string): boolean {
  const [, firstPrefix, firstDigits] = /^(.*?)(\d+)$/.exec(first) ?? [];
  const [, lastPrefix, lastDigits] = /^(.*?)(\d+)$/.exec(last) ?? [];
  return (
    firstDigits !== undefined &&
    lastDigits !== undefined &&
    firstPrefix === lastPrefix &&
    firstDigits.length === lastDigits.length &&
    BigInt(firstDigits) <= BigInt(lastDigits)
  );
}

/** How many numbers from first to last; null while the two do not form a range. */
export function blankCount(first: string, last: string): number | null {
  const from = first.trim().toUpperCase();
  const to = last.trim().toUpperCase();
  if (!isBlankRange(from, to)) return null;
  const digits = (text: string) => Number(/\d+$/.exec(text)![0]);
  return digits(to) - digits(from) + 1;
}
