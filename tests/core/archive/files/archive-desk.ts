import type { Input } from '#shared/contract/index.ts';
import type { FileClass } from '#shared/model/index.ts';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { takeTo, testHall, testPhoto, typedCouple, type Caller } from '../../cases/test-desk.ts';
import { people } from '../../../emulators/people.ts';

const config = {
  ...testHall,
  office: { ...testHall.office, archives: { fonds: '0123' } },
  staff: [...testHall.staff, { code: 'D1', name: '孙档', roles: ['archivist' as const], password: 'sundang-2026' }],
};

/** A hall with an archivist and the fonds number 0123, for each test of a file. */
export function eachTestsArchive() {
  const { openOffline } = eachTestsHall();
  return async () => {
    const opened = await openOffline({ config });
    return { ...opened, archivist: opened.hall.as('D1') };
  };
}

export const of2026 = { fileClass: 'marriage' as FileClass, year: 2026 };

type Scanned = Pick<Input<'attachments.add'>, 'kind' | 'party'>;

/** The papers without which a marriage's file is not whole, out of order. */
const wholeMarriage: readonly Scanned[] = [
  { kind: 'residentCard', party: 'woman' },
  { kind: 'signedDeclaration', party: 'woman' },
  { kind: 'residentCard', party: 'man' },
  { kind: 'signedDeclaration', party: 'man' },
  { kind: 'signedExaminationForm', party: null },
];

const couples = [() => typedCouple(), () => typedCouple(people.zhangJi, people.liJie), () => typedCouple(people.heDong, people.luoYan)];

/** Registers a marriage; `whole`: with its papers scanned, each a picture of its own. */
export async function marry(registrar: Caller, { whole, couple = 0 }: { readonly whole: boolean; readonly couple?: number }) {
  const marriage = await takeTo(registrar, 'registered', couples[couple]!());
  if (whole) await scanMarriage(registrar, marriage.id);
  return marriage;
}

export async function scanMarriage(caller: Caller, caseId: string): Promise<void> {
  for (const [index, scanned] of wholeMarriage.entries()) {
    const picture = await testPhoto(800 + index, 600);
    await caller.ask('attachments.add', { caseId, ...scanned, picture, from: 'file' });
  }
}
