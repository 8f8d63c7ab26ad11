import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { createDesk, type Desk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import { HallConfig, type HallConfigInput } from '#shared/contract/index.ts';
import { officeTimeZone } from '#shared/model/index.ts';
import { callerOf, type Caller } from '../../core/cases/test-desk.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import type { LaunchOptions } from '../../e2e/launch.ts';
import type { Province } from '../../province/province.ts';

/** Of every store of the play: a real one opens only by it. */
export const passphrase = 'green pines 27';

/** An office with a real store that is enrolled with a province: nothing of a training store leaves it. */
export interface EnrolledOffice {
  readonly options: LaunchOptions;
  readonly printed: string;
  /** Opens its store without a window, for an office nobody looks at. */
  open(): Promise<OpenOffice>;
}

export interface OpenOffice {
  as(code: string): Promise<Caller>;
  close(): Promise<void>;
}

/** `config`: as in resources/training/hall.json, with its staff S1 and A1; `change` makes another office of it. */
export async function enrolOffice(
  province: Pick<Province, 'authority'>,
  folder: string,
  change: (config: HallConfigInput) => HallConfigInput = (config) => config,
): Promise<EnrolledOffice> {
  const printed = join(folder, 'printed');
  const temp = join(folder, 'tmp');
  for (const each of [printed, temp]) mkdirSync(each, { recursive: true });
  const store = join(folder, 'store');
  const given = change(JSON.parse(readFileSync(resolve('resources/training/hall.json'), 'utf8')) as HallConfigInput);
  const config = HallConfig.parse({ ...asOfThisYear(given), devices: { printers: [{ kind: 'file', name: '文件', folder: printed }] } });
  const passwords = new Map(config.staff.map(({ code, password }) => [code, password]));

  const making = openDesk(store);
  await callerOf(making, null).ask('setup.create', { config, training: false, passphrase });
  const supervisor = await signIn(making, 'S1', passwords);
  const { file } = await supervisor.ask('province.request', {});
  const answer = province.authority.enrol(JSON.parse(file));
  const approval = { code: 'A1', password: passwords.get('A1')! };
  await supervisor.ask('province.enrol', { answer: JSON.stringify(answer) }, { approval });
  await making.close();

  return {
    printed,
    options: { store, profile: join(folder, 'profile'), size: { width: 1366, height: 768 }, env: { TMPDIR: temp } },
    async open() {
      const desk = openDesk(store);
      await callerOf(desk, null).ask('setup.unlock', { passphrase });
      return { as: (code) => signIn(desk, code, passwords), close: () => desk.close() };
    },
  };
}

/** The same hall in another province. */
export function elsewhere(config: HallConfigInput): HallConfigInput {
  const regionCode = '469901';
  return {
    ...config,
    office: { ...config.office, name: '椰林县民政局婚姻登记处', regionCode, address: '椰林县海榆路9号', otherOffices: [] },
    staff: config.staff.map((member, i) => ({ ...member, idNumber: inventedIdNumber(regionCode, '19850615', 930 + i) })),
    numberBlocks: config.numberBlocks.map((block) => ({ ...block, regionCode })),
    blankBatches: config.blankBatches.map((batch) => ({ ...batch, first: `46${batch.first.slice(2)}`, last: `46${batch.last.slice(2)}` })),
  };
}

/** Its numbers, certificates and authorisation hold whenever it is played: the clock of a real store is the PC's. */
function asOfThisYear(config: HallConfigInput): HallConfigInput {
  const { year } = Temporal.Now.plainDateISO(officeTimeZone);
  const first = Math.min(...config.numberBlocks.map((block) => block.year));
  const authorisation = config.office.offlineAuthorisation;
  return {
    ...config,
    office: {
      ...config.office,
      ...(authorisation && { offlineAuthorisation: { ...authorisation, validFrom: `${year}-01-01`, validUntil: `${year}-12-31` } }),
    },
    staff: config.staff.map((member) => ({
      ...member,
      ...(member.certificate && { certificate: { ...member.certificate, validUntil: `${year + 1}-12-31` } }),
    })),
    numberBlocks: config.numberBlocks.map((block) => ({ ...block, year: year + block.year - first })),
  };
}

/** In the morning: the hall's passphrase. */
export async function unlock(window: Page): Promise<void> {
  await window.getByLabel('大厅口令', { exact: true }).fill(passphrase);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
}

function openDesk(storeDirectory: string): Desk {
  return createDesk({
    storeDirectory,
    resourcesDirectory: resolve('resources'),
    readerPath: null,
    clock: null,
    log: silentLog,
    events: { emit: () => undefined },
    keepKey: () => undefined,
    keepSession: () => undefined,
  });
}

async function signIn(desk: Desk, code: string, passwords: ReadonlyMap<string, string>): Promise<Caller> {
  const { answer, session } = await desk.call({
    operation: 'staff.signIn',
    input: { code, password: passwords.get(code)!, counter: '03' },
    requestId: uuidv7(),
    approval: null,
    station: 'counter',
    session: null,
  });
  if (!answer.ok || typeof session !== 'string') throw new Error(`${code} could not sign in: ${JSON.stringify(answer)}`);
  return callerOf(desk, session);
}
