import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { formatPaperBarcode, type CivilDate } from '#shared/model/index.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { startLibpinyin, type InputMethod } from './input-method.ts';
import { describeKeys, longestGap, noScanner, watchKeys } from './keys.ts';
import { launchHall, type Hall } from './launch.ts';

/** As a wedge scanner sends a key; slow enough for fingers, and for libpinyin to answer each. Milliseconds. */
const asScanner = 4;
const byHand = 80;
/** Scans of each kind that are like a scanner's. */
const rounds = process.env['TONGXIN_LONG'] ? 20 : 3;

let inputMethod: InputMethod;
let prepared: PreparedHall;
let hall: Hall;
test.beforeAll(async () => {
  inputMethod = await startLibpinyin();
  prepared = await prepareHall();
  hall = await launchHall({ ...prepared, env: inputMethod.env });
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
  await inputMethod.stop();
});

test(`papers scanned while libpinyin is on, composing or not, open their case ${rounds * 2} times of ${rounds * 2}, and the field holds what it held`, async () => {
  test.setTimeout(120_000 + rounds * 30_000);
  const { window } = hall;
  const keys = await watchKeys(hall);
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  const hands = handsOf(window);
  await hands.signIn('R1', passwords.R1, /3号窗口/);
  const numbers = [await hands.openCase(), await hands.openCase()] as const;
  const served = (caseNumber: string) => window.getByRole('main', { name: `办件 ${caseNumber}` });
  const name = window.getByRole('textbox', { name: '姓名', exact: true }).first();
  focusWindow();

  let [here, there]: readonly [string, string] = [numbers[1], numbers[0]];
  let like = 0;
  for (let scan = 0; like < rounds * 2; scan += 1) {
    expect(scan, 'the machine is too busy to play a scanner').toBeLessThan(rounds * 8);
    await expect(served(here)).toBeVisible();
    await name.fill('');
    await name.click();
    // First that it writes here at all: otherwise nothing below would be shown.
    inputMethod.press([...'xiaoming', 'space'], byHand);
    await expect(name).toHaveValue(/^\p{Script=Han}{2}$/u);
    if (like % 2 === 0) {
      inputMethod.press([...'wang'], byHand);
      await expect(name).toHaveValue(/^\p{Script=Han}{2}.+$/u);
    }
    const held = await name.inputValue();
    await keys.begin();
    const barcode = formatPaperBarcode({ openedOn: today.toString() as CivilDate, caseNumber: there, kind: 'declaration', party: 'man' });
    inputMethod.press([...barcode, 'Return'], asScanner);
    const opened = await served(there)
      .waitFor({ timeout: 2_000 })
      .then(() => true)
      .catch(() => false);
    const heard = await keys.heard();
    if (!opened) {
      expect(longestGap(heard), describeKeys(heard)).toBeGreaterThanOrEqual(noScanner);
      continue;
    }
    like += 1;
    // Back by its place in the list: the field has what it had.
    await window.getByRole('navigation', { name: '办件列表' }).getByRole('listitem').getByRole('button').nth(numbers.indexOf(here)).click();
    await expect(served(here)).toBeVisible();
    await expect(name).toHaveValue(held);
    [here, there] = [there, here];
    await window.getByRole('navigation', { name: '办件列表' }).getByRole('listitem').getByRole('button').nth(numbers.indexOf(here)).click();
  }
});

/** Where no window manager is, nobody gives a window the keyboard. */
function focusWindow(): void {
  const ids = execFileSync('xdotool', ['search', '--onlyvisible', '--class', '.'], { encoding: 'utf8' }).trim().split('\n');
  execFileSync('xdotool', ['windowfocus', '--sync', ids.at(-1)!]);
}
