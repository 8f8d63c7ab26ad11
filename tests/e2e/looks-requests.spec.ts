import { expect, test } from '@playwright/test';
import { hearProvince } from '#core/cases/index.ts';
import { systemAuthor, type OpenStore } from '#core/store/index.ts';
import { answerTaken } from '#core/sync/acts.ts';
import { findQuestion, readOn, type Answer, type InboxMessage } from '#core/sync/index.ts';
import { ok, type ProvinceRecord } from '#shared/model/index.ts';
import { applicationOf } from '../core/cases/divorce/divorce-desk.ts';
import { takeTo } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { hallOfDivorces } from './divorce-hall.ts';
import { hallConfig, passwords, prepareHall } from './hall-store.ts';
import { launchHall } from './launch.ts';
import { look } from './looks-desk.ts';
import { enterCounter } from './looks-enter.ts';
import { languagesAndSizes, lookAtSizes, only, patient, usual } from './looks-frame.ts';
import { couples } from './looks-people.ts';

const ids = { waiting: '', answered: '' };
let prepared: Awaited<ReturnType<typeof prepareHall>>;
const couple = couples.residents('甲');
const number = 'J320583-2019-000007';

test.beforeAll(async () => {
  test.setTimeout(patient);
  prepared = await prepareHall({
    config: hallOfDivorces(hallConfig),
    acts: async (as) => {
      const registrar = await as('R1');
      const { man, woman } = couples.residents('乙');
      await takeTo(registrar, 'registered', {
        man: { ...man, address: '四川省成都市武侯区望江路29号' },
        woman: { ...woman, address: '江苏省昆山市玉山镇前进中路16号' },
      });
      for (const [which, of] of [
        ['waiting', couples.residents('丙')],
        ['answered', couple],
      ] as const) {
        const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'divorce' });
        ids[which] = caseId;
        const application = applicationOf(of);
        const marriage = { ...application.marriage, number, certificates: { man: 'lost', woman: 'lost' } as const };
        const from = { ...of, man: { ...of.man, address: '江苏省昆山市玉山镇前进中路16号' } };
        await registrar.ask('cases.saveDraft', { caseId, revision, couple: from, divorceApplication: { ...application, marriage } });
      }
      for (const toOffice of ['320583', '510107'])
        await registrar.ask('requests.make', {
          caseId: ids.answered,
          about: 'marriage',
          toOffice,
          registrationNumber: number,
          note: '双方结婚证均遗失',
        });
    },
    inside: answerAll,
  });
});
test.afterAll(() => prepared?.remove());

const personOf = ({ name, idNumber }: { readonly name: string; readonly idNumber: string }) => ({
  name,
  idNumber,
  nationality: 'CHN',
  document: 'residentIdCard',
  documentNumber: '',
});
const record: ProvinceRecord = {
  business: 'marriage',
  registrationNumber: number,
  office: '320583',
  officeName: '昆山市民政局婚姻登记处',
  registeredOn: '2019-05-20' as ProvinceRecord['registeredOn'],
  man: personOf(couple.man),
  woman: personOf(couple.woman),
};

/** What a province and two other offices answer and ask. */
function answerAll(store: OpenStore): void {
  const { answered } = hearProvince({ events: { emit: () => undefined } });
  let numbers = 0;
  const take = (id: string, said: Omit<Answer, 'id' | 'answeredAt'>): void => {
    const answer = { id, answeredAt: new Date().toISOString(), ...said } as Answer;
    store.commit(systemAuthor('province.answerTaken'), (transaction) => {
      const end = { sequence: (numbers += 1), digest: '0'.repeat(64) };
      const taken = { lane: 'questions' as const, sent: end, received: end, answer: null, receipts: [] };
      transaction.append(answerTaken, { ...taken, question: { id, answer } });
      answered(transaction, findQuestion(transaction.db, id)!, answer);
      return ok(null);
    });
  };
  const open = (kind: string) =>
    store.read((db) =>
      db.prepare(`SELECT id FROM province_questions WHERE state = 'open' AND kind = ? ORDER BY asked_at, rowid`).pluck().all(kind),
    ) as string[];
  for (const id of open('record')) take(id, { kind: 'record', records: [] } as never);
  for (const [i, id] of open('recordRequest').entries()) take(id, { kind: 'recordRequest', requestNumber: `X000000000${i + 1}` } as never);
  store.commit(systemAuthor('province.inboxAsked'), (transaction) => {
    readOn(transaction);
    return ok(null);
  });
  const at = new Date().toISOString();
  const from = { fromOffice: '320583', fromOfficeName: '昆山市民政局婚姻登记处' };
  const local = store.read((db) =>
    db.prepare(`SELECT registration_number FROM cases WHERE registered_on IS NOT NULL`).pluck().get(),
  ) as string;
  const asks = { registrationNumber: local, person: null, purpose: '办理离婚登记，查找结婚登记档案：双方结婚证遗失' };
  const sought = { registrationNumber: null, person: personOf(couples.residents('丁').man), purpose: '办理婚姻登记，核实婚姻状况' };
  const elsewhere = { ...record, registrationNumber: 'J320583-2026-000431', registeredOn: '2026-11-20' as never };
  const messages: InboxMessage[] = [
    { number: 1, at, kind: 'recordAnswer', content: { requestNumber: 'X0000000001', ...from, records: [record], refusal: null } },
    { number: 2, at, kind: 'recordRequest', content: { requestNumber: 'X0000000021', ...from, ...asks } },
    {
      number: 3,
      at,
      kind: 'recordRequest',
      content: { requestNumber: 'X0000000022', fromOffice: '510107', fromOfficeName: '成都市武侯区民政局婚姻登记处', ...sought },
    },
    { number: 4, at, kind: 'householdNotice', content: elsewhere },
  ];
  for (const id of open('inbox')) take(id, { kind: 'inbox', messages, more: false } as never);
}

for (const [language, sizes] of languagesAndSizes)
  test(`asking another office and its answer fit the counter and bar nobody: ${language}`, async () => {
    test.setTimeout(patient);
    const hall = await launchHall({ ...prepared, size: usual });
    const { window } = hall;
    const open = async (which: keyof typeof ids): Promise<void> => {
      await window.evaluate((caseId) => (location.hash = `case=${caseId}`), ids[which]);
      await expect(window.locator('.case-title')).toBeVisible();
      await expect(window.locator('.side-households')).toBeVisible();
    };
    const see = (called: string) =>
      only.test(called)
        ? lookAtSizes(hall, { bestPractices: true, called, language, sizes, barriers: language === 'zh-CN' })
        : Promise.resolve();
    try {
      await enterCounter(hall, language);
      await open('waiting');
      await see('requests-case');
      await window.keyboard.press('Alt+x');
      await expect(window.locator('.request-form')).toBeVisible();
      await see('requests-ask');
      await window.keyboard.press('Escape');
      await window.locator('.side-households .button').click();
      await see('requests-household');
      await window.keyboard.press('Escape');
      await open('answered');
      await window.keyboard.press('Alt+x');
      await expect(window.locator('.known-records').first()).toBeVisible();
      await see('requests-answered');
    } finally {
      await hall.close();
    }
  });

test('requests of other offices fit the supervisor’s window and bar nobody', async () => {
  test.setTimeout(patient);
  const hall = await launchHall({ ...prepared, station: 'supervisor', size: usual });
  const { window } = hall;
  const page = (id: string) => window.locator(`.supervisor-link[data-page=${id}]`).click();
  const tab = (at: number) => window.locator('.page-actions .segment').nth(at).click();
  try {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    await expect(window.locator('.crossings')).toBeVisible({ timeout: 20_000 });
    await look(hall, { called: 'requests-today', open: () => window.locator('.crossings').scrollIntoViewIfNeeded() });
    await look(hall, {
      called: 'requests-incoming',
      open: async () => {
        await page('requests');
        await window.locator('.request-open').first().click();
        await expect(window.locator('.known-records')).toBeVisible();
      },
    });
    await look(hall, { called: 'requests-sent', open: () => tab(1), plain: true });
    await look(hall, { called: 'requests-notices', open: () => tab(2), plain: true });
    await look(hall, { called: 'requests-lease', open: () => page('numbers') });
  } finally {
    await hall.close();
  }
});
