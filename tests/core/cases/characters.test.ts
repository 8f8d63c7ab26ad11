import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseView } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { residentCard, startReaderEmulator } from '../../emulators/reader/index.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { createTestDesk, takeTo, typedCouple, type Caller, type TestDesk } from './test-desk.ts';

/** Private use, as an old card has it, and a character of Extension I that no font here draws. */
const [old, unknown] = ['\uE863', '\u{2EBF3}'] as const;

let desk: TestDesk;
let registrar: Caller;
beforeEach(async () => {
  desk = await createTestDesk();
  registrar = desk.as('R1');
});
afterEach(() => desk.close());

const plain = typedCouple();
const couple = { man: { ...plain.man, name: `何${old}` }, woman: { ...plain.woman, name: `陈${unknown}静` } };
const whole = { left: 0, top: 0, width: 1, height: 1 };

/** Ink on paper: `strokes` tells one picture from another. */
async function scanOf(strokes: number): Promise<string> {
  const pixels = Buffer.alloc(120 * 120, 230);
  for (let stroke = 0; stroke < strokes; stroke += 1) pixels.fill(40, (20 + stroke * 20) * 120, (26 + stroke * 20) * 120);
  const jpeg = await sharp(pixels, { raw: { width: 120, height: 120, channels: 1 } })
    .jpeg()
    .toBuffer();
  return jpeg.toString('base64');
}

async function picture(view: CaseView, slot: 'man' | 'woman', character: string, strokes = 2): Promise<CaseView> {
  const source = { from: 'file', picture: await scanOf(strokes), area: whole } as const;
  return registrar.ask('characters.setPicture', { caseId: view.id, slot, character, source });
}

describe('characters no font draws', () => {
  test('are kept as they are and flagged with their code points, private-use ones as such', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    expect([view.couple.man.name, view.couple.woman.name]).toEqual([`何${old}`, `陈${unknown}静`]);
    expect(view.rareCharacters).toEqual([
      { slot: 'man', character: old, codePoint: 'U+E863', privateUse: true, picture: null },
      { slot: 'woman', character: unknown, codePoint: 'U+2EBF3', privateUse: false, picture: null },
    ]);
    const findings = await registrar.ask('marriage.findings', { caseId: view.id, couple: plain });
    expect(findings.rareCharacters).toEqual([]);
  });

  test('half a pair, typed by whatever means, counts as private', async () => {
    const view = await takeTo(registrar, 'opened', { ...couple, man: { ...plain.man, name: '何\uD842' }, woman: plain.woman });
    expect(view.rareCharacters).toMatchObject([{ slot: 'man', privateUse: true, picture: null }]);
  });

  test('stop the case before anything is printed, until they have their pictures', async () => {
    const view = await takeTo(registrar, 'identified', couple);
    const precheck = { caseId: view.id, bothPresent: true, askedApart: true };
    expect(await registrar.call('marriage.precheck', precheck)).toMatchObject({
      error: { code: 'character.noPicture', details: { character: old } },
    });
    await picture(view, 'man', old);
    expect(await registrar.call('marriage.precheck', precheck)).toMatchObject({ error: { details: { character: unknown } } });
    await picture(view, 'woman', unknown);
    expect(await registrar.ask('marriage.precheck', precheck)).toMatchObject({ state: 'prechecked' });
  });

  test('are on the papers with their pictures, and in the papers’ text as themselves', async () => {
    const view = await takeTo(registrar, 'identified', couple);
    await picture(view, 'man', old);
    await picture(view, 'woman', unknown);
    await registrar.ask('marriage.precheck', { caseId: view.id, bothPresent: true, askedApart: true });
    const { documentId } = await registrar.ask('documents.draw', { caseId: view.id, kind: 'declaration', party: 'man' });
    const { pdf } = await registrar.ask('documents.bytes', { documentId });
    const text = solidTextOf(Buffer.from(pdf, 'base64'));
    expect(text).toContain(`何${old}`);
    expect(text).toContain(`陈${unknown}静`);
  });

  test('show their picture; another takes its place and one is taken back', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    const asked = { caseId: view.id, character: old };
    expect(await registrar.call('characters.picture', asked)).toMatchObject({ error: { code: 'character.noPicture' } });
    const first = await picture(view, 'man', old, 2);
    const { data } = await registrar.ask('characters.picture', asked);
    expect(await sharp(Buffer.from(data, 'base64')).metadata()).toMatchObject({ format: 'png', width: 384, height: 384 });
    const second = await picture(view, 'man', old, 4);
    expect(second.rareCharacters[0]!.picture).not.toBe(first.rareCharacters[0]!.picture);
    expect((await registrar.ask('characters.removePicture', asked)).rareCharacters[0]!.picture).toBeNull();
    expect(await registrar.call('characters.removePicture', asked)).toMatchObject({ error: { code: 'character.noPicture' } });
    const history = await registrar.ask('cases.history', { caseId: view.id });
    expect(history.map(({ action, staffName }) => `${action} ${staffName}`).slice(-3)).toEqual([
      'character.pictured 李敏',
      'character.pictured 李敏',
      'character.withdrawn 李敏',
    ]);
  });

  test('come from a scan of this case and no other', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    const material = view.materials.find(({ party }) => party === 'man')!;
    const scans = await registrar.ask('attachments.add', {
      caseId: view.id,
      kind: material.kind,
      party: 'man',
      picture: await scanOf(3),
      from: 'file',
      of: 'original',
    });
    const source = { from: 'scan', attachmentId: scans.id, area: whole } as const;
    const set = (caseId: string) => registrar.call('characters.setPicture', { caseId, slot: 'man', character: old, source });
    expect(await set(view.id)).toMatchObject({ ok: true });
    const other = await takeTo(registrar, 'opened', { ...couple, man: { ...typedCouple(people.zhangJi).man, name: `张${old}` } });
    expect(await set(other.id)).toMatchObject({ error: { code: 'attachment.notFound' } });
    expect(other.rareCharacters[0]!.picture).toBeNull();
  });

  test('a character the fonts draw, or that the form does not hold, gets no picture', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    await expect(picture(view, 'man', '何')).rejects.toThrow('character.notRare');
    await expect(picture(view, 'man', unknown)).rejects.toThrow('character.notRare');
    const blank = { from: 'file', picture: await scanOf(0), area: whole } as const;
    expect(await registrar.call('characters.setPicture', { caseId: view.id, slot: 'man', character: old, source: blank })).toMatchObject({
      error: { code: 'character.noInk' },
    });
  });

  test('a picture is withdrawn once the name holds its character no longer', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    const pictured = await picture(view, 'man', old);
    await registrar.ask('cases.saveDraft', { caseId: view.id, revision: pictured.draftRevision, couple: plain });
    expect(await registrar.ask('marriage.identify', { caseId: view.id })).toMatchObject({ rareCharacters: [] });
    expect((await registrar.ask('cases.history', { caseId: view.id })).map(({ action }) => action)).toContain('character.withdrawn');
  });

  test('the couple sees the picture on their screen, and what they confirmed holds while it stays', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    const shown = async () => (await registrar.ask('display.show', { page: 'check', caseId: view.id })).shown!;
    const before = await shown();
    expect(before.characters.map(({ codePoint, picture: has }) => [codePoint, has])).toEqual([
      ['U+E863', null],
      ['U+2EBF3', null],
    ]);
    await picture(view, 'man', old);
    const after = await shown();
    expect(after.characters[0]!.picture).toMatch(/^iVBOR/);
    expect(after.seen).not.toBe(before.seen);
  });

  test('only whoever serves the case makes pictures, and only while it is open', async () => {
    const view = await takeTo(registrar, 'opened', couple);
    const asked = {
      caseId: view.id,
      slot: 'man',
      character: old,
      source: { from: 'file', picture: await scanOf(2), area: whole },
    } as const;
    expect(await desk.as('R2').call('characters.setPicture', asked)).toMatchObject({ error: { code: 'case.heldByColleague' } });
    await registrar.ask('marriage.cancel', { caseId: view.id, reason: '双方要求终止' });
    expect(await registrar.call('characters.setPicture', asked)).toMatchObject({ error: { code: 'case.notAllowedNow' } });
  });
});

test('an old card’s private-use character comes from the reader as it is, and is flagged', async () => {
  const reader = await startReaderEmulator();
  const withReader = await createTestDesk({ readerPath: reader.path });
  try {
    const caller = withReader.as('R1');
    const { id: caseId } = await caller.ask('cases.open', { business: 'marriage' });
    await caller.ask('devices.armReader', { caseId, slot: 'man' });
    reader.placeCard(residentCard(people.privateUse));
    await expect.poll(async () => (await caller.ask('cases.get', { caseId })).couple.man.name, { timeout: 8000 }).toBe(`何${old}`);
    expect(await caller.ask('cases.get', { caseId })).toMatchObject({ rareCharacters: [{ codePoint: 'U+E863', privateUse: true }] });
    expect(await caller.ask('cases.find', { text: `何${old}` })).toMatchObject([{ id: caseId }]);
  } finally {
    await withReader.close();
    await reader.stop();
  }
});
