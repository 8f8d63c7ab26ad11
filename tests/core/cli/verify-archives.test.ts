import { appendFileSync, readdirSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import type { CaseView } from '#shared/model/index.ts';
import { openDoor, trainingHall, type Door } from './harness.ts';

let door: Door;
let minute: number;
beforeEach(async () => {
  door = openDoor();
  minute = 1;
  await door.run(['--store', door.store, 'init', trainingHall, '--training', '--clock', '2026-06-01T02:00:00Z']);
});
afterEach(() => door.close());

async function call<T>(operation: string, input: object, people: readonly string[] = ['--as', 'R1']): Promise<T> {
  const clock = `2026-06-01T02:${String(minute++).padStart(2, '0')}:00Z`;
  const words = ['--store', door.store, '--clock', clock, 'call', operation, '-', ...people];
  const ran = await door.run(words, { input: JSON.stringify(input) });
  if (ran.status !== 0) throw new Error(ran.error);
  return ran.answer as T;
}

/** The files of the vault, by path. */
function vaultFiles(): string[] {
  const vault = join(door.store, 'vault');
  return readdirSync(vault, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{64}$/.test(name))
    .map((name) => join(vault, name));
}

/** A picture of a card, filed; where its bytes lie. */
async function fileCard(caseId: string, party: 'man' | 'woman', background: string): Promise<string> {
  const before = new Set(vaultFiles());
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
  const scan = { caseId, kind: 'residentCard', party, picture: picture.toString('base64'), from: 'camera', of: 'original' };
  await call('attachments.add', scan);
  // The answer of the call lies there, too; the picture is what is larger.
  const [file] = vaultFiles()
    .filter((name) => !before.has(name))
    .sort((a, b) => readFileSync(b).length - readFileSync(a).length);
  return file!;
}

const verifyArchives = () => door.run(['--store', door.store, 'verify', '--archives']);

test('M-119 every lost page is named by its case and paper: the missing, the changed, and no other', async () => {
  const { id: caseId, number } = await call<CaseView>('cases.open', { business: 'marriage' });
  const man = await fileCard(caseId, 'man', '#aa3333');
  const woman = await fileCard(caseId, 'woman', '#33aa33');
  expect(await verifyArchives()).toMatchObject({ status: 0, answer: { problem: null, archives: { pages: 2, lost: [] } } });

  const bytes = readFileSync(woman);
  bytes[bytes.length - 40]! ^= 1;
  writeFileSync(woman, bytes);
  const page = { caseNumber: number, openedOn: '2026-06-01', paper: 'residentCard', withdrawn: false, documentId: null };
  const changed = { ...page, party: 'woman', problem: 'damaged' };
  expect(await verifyArchives()).toMatchObject({
    status: 2,
    answer: { archives: { pages: 2, lost: [changed] } },
    error: expect.stringMatching(/^store\.damaged: /),
  });

  rmSync(man);
  const both = await verifyArchives();
  expect(both).toMatchObject({ status: 2, answer: { archives: { lost: [{ ...page, party: 'man', problem: 'missing' }, changed] } } });
  appendFileSync(woman, 'x');
  expect(await verifyArchives()).toMatchObject({ answer: { archives: { lost: [{ problem: 'missing' }, { problem: 'damaged' }] } } });
});

test('a picture that took the place of another is found, though it is one of ours', async () => {
  const { id: caseId } = await call<CaseView>('cases.open', { business: 'marriage' });
  const man = await fileCard(caseId, 'man', '#aa3333');
  const woman = await fileCard(caseId, 'woman', '#33aa33');
  writeFileSync(man, readFileSync(woman));
  expect(await verifyArchives()).toMatchObject({ status: 2, answer: { archives: { lost: [{ party: 'man', problem: 'damaged' }] } } });
});

test('M-90 M-91 lost pages of judgments and proceedings are named by the registration and the proceeding', async () => {
  const people = ['--as', 'S1', '--approve-as', 'A1'];
  const record = {
    kind: 'marriage',
    registrationNumber: '（74）清革结字第0123号',
    office: { code: null, name: '清江县城关公社' },
    registeredOn: '1974-05-01',
    man: { name: '王建国' },
    woman: { name: '李秀英' },
    fileNumber: null,
  };
  const { id: recordId } = await call<{ id: string }>('records.enterPaper', record, people);
  const before = new Set(vaultFiles());
  const page = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#3333aa' } })
    .png()
    .toBuffer();
  const judgment = { recordId, kind: 'voidedByCourt', party: null, on: '2026-05-20', authority: '清江县人民法院', document: '7号' };
  await call('records.note', { ...judgment, pages: [page.toString('base64')] }, people);
  expect(await verifyArchives()).toMatchObject({ status: 0, answer: { archives: { pages: 1, lost: [] } } });
  const [file] = vaultFiles()
    .filter((name) => !before.has(name))
    .sort((a, b) => readFileSync(b).length - readFileSync(a).length);
  rmSync(file!);
  const ofJudgment = { caseNumber: record.registrationNumber, openedOn: '2026-05-20', paper: 'decision', problem: 'missing' };
  expect(await verifyArchives()).toMatchObject({ status: 2, answer: { archives: { lost: [ofJudgment] } } });

  const known = new Set(vaultFiles());
  const { id: other } = await call<{ id: string }>('records.enterPaper', { ...record, registrationNumber: '清字第12号' }, people);
  const proposal = { kind: 'revocation', source: 'judicialProposal', authority: '清江县人民法院', document: '3号', facts: '冒名' };
  const evidence = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#33aaaa' } })
    .png()
    .toBuffer();
  const opening = { recordId: other, said: { step: 'open', ...proposal }, pages: [evidence.toString('base64')] };
  await call('proceedings.open', opening, ['--as', 'S1']);
  const [ofProceeding] = vaultFiles()
    .filter((name) => !known.has(name))
    .sort((a, b) => readFileSync(b).length - readFileSync(a).length);
  appendFileSync(ofProceeding!, 'x');
  const changed = { caseNumber: 'CX2026-0001', paper: 'proceeding', problem: 'damaged' };
  expect(await verifyArchives()).toMatchObject({ status: 2, answer: { archives: { pages: 2, lost: [ofJudgment, changed] } } });
});

test('without the word, pages are not listed', async () => {
  expect((await door.run(['--store', door.store, 'verify'])).answer).not.toHaveProperty('archives');
});
