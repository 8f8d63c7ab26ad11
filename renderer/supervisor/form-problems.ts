import { NewBlankBatch, NewNumberBlock } from '#shared/contract/index.ts';
import { StaffCode, toIdNumber18, type CivilDate, type StaffMember, type StaffRole } from '#shared/model/index.ts';
import { isBlankRange } from '../entry/set-up/problems.ts';
import { wholeNumber } from '../entry/set-up/typed.ts';

/** Why a field is not accepted, by field; the sentences are `supervisor:problem.<key>`. Empty: all is well. */
export type FieldProblems<F extends string> = Readonly<Partial<Record<F, string>>>;

export interface StaffFields {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly idNumber: string;
  readonly certificateNumber: string;
  readonly certificateUntil: CivilDate | null;
  readonly active: boolean;
  readonly password: string;
}

/** A new member needs a code and a first password; for an old one the password is only set anew. */
export function findStaffProblems(fields: StaffFields, isNew: boolean): FieldProblems<keyof StaffFields> {
  const problems: Partial<Record<keyof StaffFields, string>> = {};
  if (isNew && !StaffCode.safeParse(fields.code.trim()).success) problems.code = fields.code.trim() === '' ? 'required' : 'staffCode';
  if (fields.name.trim() === '') problems.name = 'required';
  if (fields.roles.length === 0) problems.roles = 'roles';
  if (fields.idNumber.trim() !== '' && toIdNumber18(fields.idNumber) === null) problems.idNumber = 'idNumber';
  if ((fields.certificateNumber.trim() === '') !== (fields.certificateUntil === null))
    problems[fields.certificateUntil === null ? 'certificateUntil' : 'certificateNumber'] = 'certificate';
  if (isNew && fields.password === '') problems.password = 'required';
  return problems;
}

/** Nothing but name and certificate: the one change the person concerned may approve. */
export function changesOnlyRecord(member: StaffMember, fields: StaffFields): boolean {
  const idNumber = fields.idNumber.trim() === '' ? null : toIdNumber18(fields.idNumber);
  return (
    fields.password === '' &&
    fields.active === member.active &&
    idNumber === member.idNumber &&
    fields.roles.toSorted().join() === member.roles.toSorted().join()
  );
}

/** A registrar without certificate or ID number can be entered, but cannot register. */
export function isRegistrarIncomplete(fields: StaffFields): boolean {
  return fields.roles.includes('registrar') && (fields.idNumber.trim() === '' || fields.certificateNumber.trim() === '');
}

export interface BlockFields {
  readonly year: string;
  readonly first: string;
  readonly last: string;
}

export function findBlockProblems(fields: BlockFields): FieldProblems<keyof BlockFields> {
  const problems: Partial<Record<keyof BlockFields, string>> = {};
  const { year, first, last } = NewNumberBlock.shape;
  if (!year.safeParse(wholeNumber(fields.year)).success) problems.year = 'year';
  if (!first.safeParse(wholeNumber(fields.first)).success) problems.first = 'serial';
  if (!last.safeParse(wholeNumber(fields.last)).success) problems.last = 'serial';
  else if (wholeNumber(fields.first) > wholeNumber(fields.last)) problems.last = 'serialOrder';
  return problems;
}

export interface BatchFields {
  readonly first: string;
  readonly last: string;
}

export function findBatchProblems(fields: BatchFields): FieldProblems<keyof BatchFields> {
  const problems: Partial<Record<keyof BatchFields, string>> = {};
  const { first, last } = NewBlankBatch.shape;
  const { from, to } = plainBatch(fields);
  if (!first.safeParse(from).success) problems.first = 'blankNumber';
  if (!last.safeParse(to).success) problems.last = 'blankNumber';
  else if (problems.first === undefined && !isBlankRange(from, to)) problems.last = 'blankShape';
  return problems;
}

export function plainBatch({ first, last }: BatchFields): { readonly from: string; readonly to: string } {
  return { from: first.normalize('NFKC').trim().toUpperCase(), to: last.normalize('NFKC').trim().toUpperCase() };
}

export function isEmpty(problems: FieldProblems<string>): boolean {
  return Object.keys(problems).length === 0;
}
