import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from '../../emulators/people.ts';
import { residentCard, type ReaderEmulator } from '../../emulators/reader/index.ts';

/** The hands at the counter: what a registrar does in the window, by the words on it. */
export interface CounterHands {
  signIn(code: string, password: string, counter: RegExp): Promise<void>;
  /** By its key; answers the number of the new case. */
  openCase(business?: '结婚' | '离婚'): Promise<string>;
  /** Lays a card on the reader when it is asked for, and takes it away when its name stands in the form. */
  readCard(party: Party, name: string, reader: CardReader, card: Parameters<CardReader['placeCard']>[0]): Promise<void>;
  /** Two residents' cards, one after the other. */
  readCards(reader: CardReader, man: Person, woman: Person): Promise<void>;
  /** The one primary action of the step, by its key; waits until something else is the next. */
  primary(label: RegExp): Promise<void>;
  check(label: RegExp): Promise<void>;
  /** What of the window belongs to one party: their card's panel at ①, what they say of themselves at ②. */
  panelOf(party: Party, words?: string): Locator;
  /** Puts a picture of a paper into the file, from the drawer of papers. */
  addScan(party: Party | '双方', material: string, picture: string): Promise<void>;
}

/** As the window calls them. */
export type Party = '男方' | '女方';

type CardReader = Pick<ReaderEmulator, 'placeCard' | 'removeCard'>;

export function handsOf(window: Page): CounterHands {
  const panelOf: CounterHands['panelOf'] = (party, words = '') => window.getByRole('region', { name: party + words, exact: true });
  const readCard: CounterHands['readCard'] = async (party, name, reader, card) => {
    await expect(window.getByText(`请将${party}身份证放在读卡器上`)).toBeVisible({ timeout: 20_000 });
    reader.placeCard(card);
    await expect(panelOf(party).getByRole('textbox', { name: '姓名', exact: true })).toHaveValue(name, { timeout: 20_000 });
    reader.removeCard();
  };
  return {
    panelOf,
    readCard,
    async signIn(code, password, counter) {
      await window.getByRole('textbox', { name: '工号' }).fill(code);
      await window.getByLabel('密码', { exact: true }).fill(password);
      // A bar that appears above the form closes the list.
      await expect(async () => {
        if (!(await window.getByRole('option', { name: counter }).isVisible())) await window.getByRole('button', { name: /窗口/ }).click();
        await window.getByRole('option', { name: counter }).click({ timeout: 2_000 });
      }).toPass({ timeout: 20_000 });
      await window.getByRole('button', { name: /登录/ }).click();
    },
    async openCase(business = '结婚') {
      await expect(window.getByRole('button', { name: new RegExp(`新办${business}`) })).toBeVisible({ timeout: 20_000 });
      const main = window.getByRole('main', { name: /办件/ });
      const before = (await main.count()) === 0 ? '' : ((await main.getAttribute('aria-label')) ?? '');
      await window.keyboard.press(business === '结婚' ? 'F2' : 'Control+F2');
      await expect(main).toBeVisible({ timeout: 20_000 });
      await expect(main).not.toHaveAttribute('aria-label', before, { timeout: 20_000 });
      return (await main.getAttribute('aria-label'))!.replace(/^.*?(\d{2}-\d{4}-\d{3}).*$/, '$1');
    },
    async readCards(reader, man, woman) {
      await readCard('男方', man.name, reader, residentCard(man));
      await readCard('女方', woman.name, reader, residentCard(woman));
    },
    async primary(label) {
      const button = window.locator('.step-foot').getByRole('button', { name: label });
      await expect(button).toBeEnabled({ timeout: 20_000 });
      await window.keyboard.press('Control+Enter');
      await expect(button).toHaveCount(0, { timeout: 20_000 });
    },
    async check(label) {
      await window.getByText(label).click();
    },
    async addScan(party, material, picture) {
      const drawer = window.getByRole('region', { name: '材料', exact: true });
      if ((await drawer.count()) === 0) await window.keyboard.press('F5');
      await drawer.getByRole('button', { name: `添加${party}的${material}`, exact: true }).click();
      await drawer.locator('input[type=file]').setInputFiles(picture);
      await expect(drawer.getByRole('button', { name: `查看${material}（原件扫描）` }).first()).toBeVisible({ timeout: 20_000 });
    },
  };
}
