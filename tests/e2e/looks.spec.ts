import { expect, test } from '@playwright/test';
import { createTranslator, type Language } from '#shared/locales/index.ts';
import { prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { prepareCases } from './looks-cases.ts';
import { prepareDivorces } from './looks-divorce.ts';
import { enterCounter } from './looks-enter.ts';
import { languagesAndSizes, long, lookAtSizes, only, pictures, usual, type Size } from './looks-frame.ts';
import { scenes, type Counter, type Scene } from './looks-scenes.ts';

let prepared: PreparedHall | undefined;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  prepared = await prepareHall({
    office: {
      capabilities: ['mainland', 'hongKongMacao', 'foreign'],
      hours: { closedOn: [today.toString()] },
      otherOffices: [
        {
          name: '清源省民政厅涉外婚姻登记处',
          address: '清源省云河市滨江新区人民大道一百八十八号政务服务中心二层东侧',
          phone: '0329-88880001',
          hours: '周一至周五 8:30—12:00、13:30—17:00',
          capabilities: ['mainland', 'foreign', 'hongKongMacao', 'taiwan', 'overseasChinese'],
        },
      ],
    },
    acts: async (as) => {
      await prepareCases(as);
      await prepareDivorces(as);
    },
  });
});
test.afterAll(() => prepared?.remove());

for (const [language, sizes] of languagesAndSizes)
  test(`every screen and panel of the counter fits the window and bars nobody: ${language}`, async () => {
    test.setTimeout(long || pictures ? 900_000 : 240_000);
    const hall = await launchHall({ ...prepared, size: usual });
    try {
      await enterCounter(hall, language);
      const counter = counterOf(hall, language);
      // What bars somebody does so at every size and in every language: it is looked for once.
      const barriers = language === 'zh-CN';
      for (const scene of scenes.filter(({ called, seldom }) => (long || !seldom) && only.test(called)))
        await test.step(scene.called, () => lookAt(counter, scene, { language, sizes, barriers }));
    } finally {
      await hall.close();
    }
  });

async function lookAt(
  { hall, ...rest }: Counter,
  { called, open, close, plain }: Scene,
  { language, sizes: asked, barriers }: { readonly language: Language; readonly sizes: readonly Size[]; readonly barriers: boolean },
): Promise<void> {
  const counter = { hall, ...rest };
  const sizes = plain && !long ? [usual] : asked;
  await open(counter);
  await lookAtSizes(hall, { bestPractices: true, called, language, sizes, barriers: barriers && (long || !plain) });
  await close?.(counter);
}

function counterOf(hall: Hall, language: Language): Counter {
  const { window } = hall;
  const t = createTranslator(language);
  const rows = window.getByRole('navigation').getByRole('button', { name: / · / });
  return {
    hall,
    async show(mark) {
      const row = rows.filter({ hasText: `尔${mark}` });
      await row.click();
      await expect(row).toHaveAttribute('aria-current', 'true');
      await expect(window.locator('.step-foot')).toBeVisible();
    },
    press: (key) => window.keyboard.press(key),
    button: (key) => window.locator('.case, .top-bar').getByRole('button', { name: t(key) }),
  };
}
