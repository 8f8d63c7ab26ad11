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

async function call<T>(operation: string, input: object): Promise<T> {
  const clock = `2026-06-01T02:${String(minute++).padStart(2, '0')}:00Z`;
  const words = ['--store', door.store, '--clock', clock, 'call', operation, '-', '--as', 'R1'];
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

test('without the word, pages are not listed', async () => {
  expect((await door.run(['--store', door.store, 'verify'])).answer).not.toHaveProperty('archives');
});
