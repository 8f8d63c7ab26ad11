import { mkdirSync, writeFileSync } from 'node:fs';
import { createSetClock } from '#core/store/index.ts';
import { expect } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { solidTextOf } from '../../documents/poppler.ts';
import { aMorning, takeTo, testHall, testPhoto, type Caller } from '../../cases/test-desk.ts';
import type { eachTestsHall } from '../../cases/each-tests-hall.ts';

const config = {
  ...testHall,
  staff: [
    ...testHall.staff,
    { code: 'A1', name: '钱批', roles: ['approver' as const], password: 'qianpi-2026' },
    { code: 'D1', name: '孙档', roles: ['archivist' as const], password: 'sundang-2026' },
  ],
};
export const approver = { code: 'A1', password: 'qianpi-2026' };

/** A couple married this morning, and a clock that can be set on. */
export async function withMarriage(openOffline: ReturnType<typeof eachTestsHall>['openOffline']) {
  const clock = createSetClock(aMorning);
  const { hall, registrar, supervisor } = await openOffline({ config, pcClock: clock });
  const marriage = await takeTo(registrar, 'registered');
  return { hall, registrar, supervisor, archivist: hall.as('D1'), marriage, clock, page: await testPhoto() };
}

/** Who of the two is found as married, by the number. */
export async function standingOf(caller: Caller, identity: string) {
  const { lookId, rows } = await caller.ask('records.find', { by: { identity }, why: 'inquiry', matter: '核对' });
  return caller.ask('records.get', { lookId, recordId: rows[0]!.id });
}

/** What a paper says, without spaces; kept as a file to look at where `TONGXIN_PAPERS` names a folder. */
export async function paperText(caller: Caller, documentId: string | null, name: string): Promise<string> {
  expect(documentId).not.toBeNull();
  const { pdf } = await caller.ask('documents.bytes', { documentId: documentId! });
  const folder = process.env['TONGXIN_PAPERS'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/${name}.pdf`, Buffer.from(pdf, 'base64'));
  }
  return solidTextOf(Buffer.from(pdf, 'base64'));
}

export const review: Input<'proceedings.step'>['said'] = {
  step: 'review',
  facts: '女方身份系其姐冒用，办理登记时到场的并非本人。',
  evidence: ['人像比对意见书', '询问笔录'],
  proposes: 'granted',
};
