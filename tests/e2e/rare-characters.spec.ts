import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { applicantOf, launchHall, type Hall } from './launch.ts';
import { lookAtSizes, patient, pictures, usual } from './looks-frame.ts';
import { askCore } from './window-call.ts';
import { handsOf } from '../demo/play/counter.ts';
import { typedCouple, type Caller } from '../core/cases/test-desk.ts';
import { draw } from '../core/documents/helpers.ts';
import { rasterOf, solidTextOf } from '../core/documents/poppler.ts';
import { declaration, paper } from '../core/documents/samples.ts';
import { formNames } from '#core/documents/forms.ts';

/** Of the private use area, as an old card has it; and one beyond the basic plane that HanaMinB draws. */
const old = '\uE863';
const far = '\u{20BB7}';

let caseId = '';
const names = { man: `何${old}东`, woman: `陈${far}静` };

async function prepareCase(as: (code: 'R1') => Promise<Caller>): Promise<void> {
  const registrar = await as('R1');
  const couple = typedCouple();
  const view = await registrar.ask('cases.open', { business: 'marriage' });
  caseId = view.id;
  await registrar.ask('cases.saveDraft', {
    caseId,
    revision: view.draftRevision,
    couple: { man: { ...couple.man, name: names.man }, woman: { ...couple.woman, name: names.woman } },
  });
  const { materials } = await registrar.ask('cases.get', { caseId });
  const { kind } = materials.find(({ party }) => party === 'man')!;
  await registrar.ask('attachments.add', { caseId, kind, party: 'man', picture: await scannedName(), from: 'camera', of: 'original' });
}

/** The line of a name, as a scanner gives it: grey paper, the character of old cards in the middle as it was drawn by hand. */
async function scannedName(): Promise<string> {
  const { pdf } = await draw(paper(formNames.declaration, { ...declaration, name: '何龑东' }));
  const page = await rasterOf(pdf, 1, 400);
  const whole = sharp(Buffer.from(page.pixels), { raw: { width: page.width, height: page.height, channels: 1 } });
  const line = { left: Math.round(page.width * 0.22) - 242, top: Math.round(page.height * 0.15) - 33, width: 900, height: 460 };
  const jpeg = await whole.extract(line).linear(0.75, 50).jpeg({ quality: 85 }).toBuffer();
  return jpeg.toString('base64');
}

const sizes = [usual];
const look = (hall: Pick<Hall, 'app' | 'window'>, called: string) =>
  lookAtSizes(hall, { called, language: 'zh-CN', sizes, barriers: true });

test('a character no font draws is flagged, cropped from the scan, and shown wherever the name stands', async () => {
  test.setTimeout(patient);
  const prepared: PreparedHall = await prepareHall({ acts: prepareCase });
  const hall = await launchHall({ ...prepared, args: ['--applicant=always'], size: usual });
  try {
    const { window } = hall;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    const atStart = await fontsFetched(window);
    await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
    await window.getByRole('navigation').getByRole('button', { name: /何/ }).click();
    await expect(window.locator('.rare-line')).toContainText('含专用区汉字');
    await look(hall, 'rare-flagged');
    // The font of far characters comes with the first of them, and not before.
    expect(atStart.filter((font) => /HanaMin|BabelStone/.test(font))).toEqual([]);
    await expect.poll(() => fontsFetched(window)).toContain('HanaMinB');
    expect((await fontsFetched(window)).join()).not.toContain('BabelStone');

    await window.keyboard.press('Alt+G');
    const crop = window.getByRole('group', { name: '选取字形的方框，用方向键移动' });
    await expect(crop).toBeFocused();
    await cropMiddle(window);
    await look(hall, 'rare-crop');
    await window.keyboard.press('Enter');
    await expect(window.locator('.rare-line .character-picture')).toBeVisible();
    await look(hall, 'rare-pictured');

    await window.keyboard.press('Control+Enter');
    await expect(window.locator('.party-summary .character-picture')).toBeVisible();
    await look(hall, 'rare-precheck');

    const couple = await applicantOf(hall);
    await askCore(hall, 'display.show', { page: 'check', caseId });
    await expect(couple.locator('.checked-name .character-picture')).toBeVisible();
    await look({ app: hall.app, window: couple }, 'rare-couple');

    expect(await askCore(hall, 'marriage.precheck', { caseId, bothPresent: true, askedApart: true })).toMatchObject({ ok: true });
    const drawn = await askCore(hall, 'documents.draw', { caseId, kind: 'declaration', party: 'man' });
    if (!drawn.ok) throw new Error(drawn.error.code);
    const bytes = await askCore(hall, 'documents.bytes', { documentId: drawn.value.documentId });
    if (!bytes.ok) throw new Error(bytes.error.code);
    const pdf = Buffer.from(bytes.value.pdf, 'base64');
    expect(solidTextOf(pdf)).toContain(names.man);
    expect(solidTextOf(pdf)).toContain(names.woman);
    if (pictures) writeFileSync(join(pictures, 'declaration.pdf'), pdf);
  } finally {
    await hall.close();
    prepared.remove();
  }
});

/** Quicker keys are a scanner's. */
const slowly = { delay: 60 };

/** Enlarges until the square holds the one character in the middle, by keys alone. */
async function cropMiddle(window: Page): Promise<void> {
  for (let step = 0; step < 14; step += 1) await window.keyboard.press('+', slowly);
}

function fontsFetched(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
  );
}
