import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { createDesk, type Desk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import type { SettableClock } from '#core/store/index.ts';
import {
  HallConfig,
  type Answer,
  type Approval,
  type HallConfigInput,
  type HallEvent,
  type Input,
  type OperationName,
  type Output,
} from '#shared/contract/index.ts';
import {
  emptyParty,
  type CaseView,
  type Couple,
  type DocumentKind,
  type MarriageView,
  type Slot,
  type Station,
} from '#shared/model/index.ts';
import { people, type Person } from '../../emulators/people.ts';

/** A Monday with nothing else on it, 10:00 in Shanghai. */
export const aMorning = '2026-11-23T02:00:00Z';

export const testHall: HallConfigInput = {
  office: {
    name: '清江县民政局婚姻登记处',
    regionCode: '329901',
    level: 'county',
    address: '清江县人民路1号',
    sealName: '清江县民政局婚姻登记专用章',
    reviewAuthority: '清江县人民政府',
    court: '清江县人民法院',
    capabilities: ['mainland'],
    counters: [{ code: '03', name: '3号窗口' }],
    offlineAuthorisation: { number: '培训授权1号', businesses: ['marriage'], validFrom: '2026-01-01', validUntil: '2027-12-31' },
  },
  station: 'S01',
  staff: [
    { code: 'S1', name: '周敏', roles: ['supervisor'], password: 'zhoumin-2026' },
    {
      code: 'R1',
      name: '李敏',
      roles: ['registrar'],
      password: 'limin-2026',
      certificate: { number: 'ZG0001', validUntil: '2027-06-30' },
    },
    {
      code: 'R2',
      name: '赵强',
      roles: ['registrar', 'approver'],
      password: 'zhaoqiang-2026',
      certificate: { number: 'ZG0002', validUntil: '2026-06-30' },
    },
  ],
  numberBlocks: [{ prefix: 'J', regionCode: '329901', year: 2026, first: 1, last: 50 }],
  blankBatches: [{ kind: 'marriage', first: 'A00000001', last: 'A00000020' }],
  enteredBy: { first: 'S1', second: 'R2' },
};

export interface TestDesk {
  readonly desk: Desk;
  readonly dir: string;
  readonly printed: string;
  readonly events: HallEvent[];
  readonly kept: { key: Uint8Array | null; sessions: Map<string, unknown> };
  /** Calls as a member of staff of the test hall. */
  as(code: string): Caller;
  close(): Promise<void>;
}

export interface Caller {
  call<K extends OperationName>(operation: K, input: Input<K>, more?: { requestId?: string; approval?: Approval }): Promise<Answer<K>>;
  /** As `call`, for what must succeed. */
  ask<K extends OperationName>(operation: K, input: Input<K>, more?: { requestId?: string; approval?: Approval }): Promise<Output<K>>;
}

export interface TestDeskOptions {
  readonly config?: HallConfigInput;
  readonly clock?: string | null;
  readonly dir?: string;
  readonly readerPath?: string | null;
  /** The PC's clock, held; the desk is then not told another. */
  readonly pcClock?: SettableClock;
  /** The folder of what ships with the program, where it is another program's. */
  readonly resources?: string;
}

export function openDesk({
  dir,
  pcClock,
  clock = pcClock ? null : aMorning,
  readerPath = null,
  resources = join(import.meta.dirname, '../../../resources'),
}: TestDeskOptions & { readonly dir: string }) {
  const events: HallEvent[] = [];
  const kept: TestDesk['kept'] = { key: null, sessions: new Map() };
  const desk = createDesk({
    storeDirectory: dir,
    resourcesDirectory: resources,
    readerPath,
    clock,
    ...(pcClock && { pcClock }),
    log: silentLog,
    events: { emit: (event) => void events.push(event) },
    keepKey: (key) => (kept.key = key),
    keepSession: (token, value) => void (value === null ? kept.sessions.delete(token) : kept.sessions.set(token, value)),
  });
  return { desk, events, kept };
}

/** Halls as they are right after set-up, by what they were made of: making one takes half a second, copying it none. */
const freshHalls = new Map<string, Promise<string>>();

/** The folder of a hall just set up; its printer puts papers into `printed` beside the store. */
function freshHall(config: HallConfigInput, clock: string | null): Promise<string> {
  const key = JSON.stringify([config, clock]);
  const made = freshHalls.get(key) ?? makeHall(config, clock);
  freshHalls.set(key, made);
  return made;
}

async function makeHall(config: HallConfigInput, clock: string | null): Promise<string> {
  const dir = mkdtempSync(join(process.env['TONGXIN_FRESH_HALLS'] ?? tmpdir(), 'hall-'));
  mkdirSync(join(dir, 'printed'));
  // A minute before: the copies' clocks start where this one's would, and must not run behind what set-up did.
  const before = clock && Temporal.Instant.from(clock).subtract({ minutes: 1 }).toString();
  const { desk } = openDesk({ dir: join(dir, 'store'), clock: before });
  const printers = [{ kind: 'file' as const, name: '文件', folder: '../printed' }, ...(config.devices?.printers ?? [])];
  const whole = HallConfig.parse({ ...config, devices: { ...config.devices, printers } });
  await callerOf(desk, null).ask('setup.create', { config: whole, training: true, passphrase: null });
  await desk.close();
  return dir;
}

/** A training hall on a real encrypted store, with a file printer. */
export async function createTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const { config = testHall, clock = options.pcClock?.now().toString() ?? aMorning } = options;
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'tongxin-desk-'));
  const printed = join(dir, 'printed');
  cpSync(await freshHall(config, clock), dir, { recursive: true });
  const { desk, events, kept } = openDesk({ ...options, dir: join(dir, 'store') });
  await callerOf(desk, null).ask('setup.unlock', {});
  return {
    desk,
    dir,
    printed,
    events,
    kept,
    as(code) {
      const session = desk.actAs(code, '03');
      if (!session.ok) throw new Error(session.error.code);
      return callerOf(desk, session.value);
    },
    async close() {
      await desk.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export function callerOf(desk: Desk, session: string | null, station: Station = 'counter'): Caller {
  const call: Caller['call'] = async (operation, input, more = {}) => {
    const { requestId = uuidv7(), approval = null } = more;
    const { answer } = await desk.call({ operation, input, requestId, approval, station, session });
    return answer as never;
  };
  return {
    call,
    async ask(operation, input, more) {
      const answer = await call(operation, input, more);
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.error)}`);
      return answer.value as never;
    },
  };
}

export const witness: Approval = { code: 'S1', password: 'zhoumin-2026' };

/** The form as typed at the counter, without a reader. */
export function typedCouple(man: Person = people.wangWei, woman: Person = people.chenJing): Couple {
  return { man: typedParty(man), woman: typedParty(woman) };
}

function typedParty(person: Person): Couple['man'] {
  const date = (digits: string) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as Couple['man']['birthDate'];
  const longTerm = person.validUntil === '长期';
  return {
    ...emptyParty,
    name: person.name,
    sex: person.sex,
    ethnicity: person.ethnicity,
    birthDate: date(person.birthDate),
    idNumber: person.idNumber,
    address: person.address,
    issuer: person.issuer,
    validFrom: date(person.validFrom),
    validUntil: longTerm ? null : date(person.validUntil),
    longTerm,
    maritalStatus: 'unmarried',
    occupation: '教师',
    education: 'bachelor',
  };
}

export async function testPhoto(width = 1252, height = 826): Promise<string> {
  const picture = await sharp({ create: { width, height, channels: 3, background: '#a8322a' } })
    .jpeg()
    .toBuffer();
  return picture.toString('base64');
}

export const allDeclared = { noSpouse: true, noKinship: true, voluntary: true, signed: { man: true, woman: true } } as const;

/** Draws, prints and confirms a paper. */
export async function printPaper(caller: Caller, caseId: string, kind: DocumentKind, party: Slot | null): Promise<string> {
  const { documentId } = await caller.ask('documents.draw', { caseId, kind, party });
  await confirmPrint(caller, documentId);
  return documentId;
}

export async function confirmPrint(caller: Caller, documentId: string): Promise<void> {
  const { id: jobId } = await caller.ask('documents.print', { documentId, printer: '文件' });
  await caller.ask('documents.confirmPrinted', { jobId });
}

type Step = 'opened' | 'identified' | 'prechecked' | 'declared' | 'photographed' | 'examined' | 'prepared' | 'registered';

export async function openMarriage(caller: Caller): Promise<MarriageView> {
  return asMarriage(await caller.ask('cases.open', { business: 'marriage' }));
}

export async function getMarriage(caller: Caller, caseId: string): Promise<MarriageView> {
  return asMarriage(await caller.ask('cases.get', { caseId }));
}

function asMarriage(view: CaseView): MarriageView {
  if (view.business !== 'marriage') throw new Error(`${view.number} is no marriage`);
  return view;
}

/** Takes a couple to a step of the marriage, the way a registrar would. */
export async function takeTo(caller: Caller, target: Step, couple: Couple = typedCouple()): Promise<MarriageView> {
  let view = await openMarriage(caller);
  const caseId = view.id;
  await caller.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple });
  const steps: Record<Step, () => Promise<MarriageView>> = {
    opened: () => getMarriage(caller, caseId),
    identified: () => caller.ask('marriage.identify', { caseId }),
    prechecked: () => caller.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true }),
    declared: async () => {
      await printPaper(caller, caseId, 'declaration', 'man');
      await printPaper(caller, caseId, 'declaration', 'woman');
      return caller.ask('marriage.declare', { caseId, declared: allDeclared });
    },
    photographed: async () => caller.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' }),
    examined: () => caller.ask('marriage.examine', { caseId }),
    prepared: async () => {
      await confirmByCouple(caller, caseId);
      return caller.ask('marriage.prepare', { caseId });
    },
    registered: async () => {
      await printFinalPapers(caller, caseId);
      return caller.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    },
  };
  for (const [step, take] of Object.entries(steps)) {
    view = await take();
    if (step === target) break;
  }
  return view;
}

/** The couple looks through form and photo on the page turned to them, and says that all is right. */
export async function confirmByCouple(caller: Caller, caseId: string): Promise<void> {
  const { shown } = await caller.ask('display.show', { page: 'check', caseId });
  await caller.ask('marriage.confirm', { caseId, seen: shown!.seen });
}

/** Both certificates and the examination form, as prepared. */
export async function printFinalPapers(caller: Caller, caseId: string): Promise<void> {
  const { documents } = await caller.ask('cases.get', { caseId });
  for (const document of documents) {
    const wanted =
      document.current && document.print === 'drawn' && (document.kind === 'certificate' || document.kind === 'examinationForm');
    if (wanted) await confirmPrint(caller, document.id);
  }
}
