import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { RawCall } from '#core/dispatch.ts';
import { createPipe } from '#core/pipe.ts';
import { commonErrors, errorDetails, operations, type FromCore, type HallError, type Operation } from '#shared/contract/index.ts';
import { StaffRole, type Result } from '#shared/model/index.ts';
import { createTestDesk, takeTo, testHall, testPhoto, typedCouple, type TestDesk } from '../cases/test-desk.ts';
import { people } from '../../emulators/people.ts';
import type { Known } from './from-schema.ts';

/** Somebody who holds every role: their payloads come as far as any. */
const everything = {
  code: 'Z1',
  name: '万能',
  roles: StaffRole.options,
  password: 'everything-2026',
  certificate: { number: 'ZG0009', validUntil: '2027-06-30' },
};

/** A hall in the middle of a day's work, reached the way main reaches it: over the pipe. */
export interface HostileHall {
  readonly hall: TestDesk;
  readonly known: Known;
  /** What the core answers a message, whatever it is; null when it says nothing. */
  tell(message: unknown): Promise<Result<unknown, HallError> | null>;
  call(raw: Record<keyof RawCall, unknown>): Promise<Result<unknown, HallError> | null>;
  /** A session of somebody with every role, whatever was done to the one before. */
  session(): string;
  lockedSession(): Promise<string>;
  /** Acts in the journal. */
  acts(): Promise<number>;
  close(): Promise<void>;
}

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

export async function openHostileHall(): Promise<HostileHall> {
  const hall = await createTestDesk({ config: { ...testHall, staff: [...testHall.staff, everything] } });
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const registrar = hall.as('Z1');
  const photographed = await takeTo(registrar, 'photographed');
  const filled = await takeTo(registrar, 'opened', typedCouple(people.zhangJi, people.liJie));
  const opened = await registrar.ask('cases.open', { business: 'marriage' });
  const drawn = await registrar.ask('printers.calibrationSheet', { printer: '文件' });
  const job = await registrar.ask('documents.print', { documentId: drawn.documentId, printer: '文件' });
  const staff = await hall.as('S1').ask('staff.list', {});
  const backups = join(hall.dir, 'backups');
  mkdirSync(backups);

  const sent = new Map<number, Result<unknown, HallError>>();
  let nextId = 1;
  const pipe = createPipe({
    begin: () => hall.desk,
    send: (message: FromCore) => {
      if (message.type === 'answer') sent.set(message.id, message.answer as Result<unknown, HallError>);
    },
    end: () => undefined,
  });
  await pipe.receive({
    type: 'start',
    storeDirectory: hall.dir,
    resourcesDirectory: '',
    dataKey: null,
    sessions: [],
    options: { readerPath: null, clock: null },
  });

  const tell: HostileHall['tell'] = async (message) => {
    await pipe.receive(message);
    const [answer = null] = sent.values();
    sent.clear();
    return answer;
  };
  let session = newSession(hall);
  return {
    hall,
    known: {
      // The cases again and again: most payloads are about one.
      ids: [
        ...Array.from({ length: 20 }, () => photographed.id),
        ...Array.from({ length: 10 }, () => filled.id),
        opened.id,
        drawn.documentId,
        job.id,
        uuidv7(),
      ].concat(
        JSON.stringify(await registrar.ask('cases.get', { caseId: photographed.id })).match(uuids) ?? [],
        staff.filter(({ code }) => code !== everything.code).map(({ id }) => id),
      ),
      pictures: [await testPhoto(), await testPhoto(40, 30), '', 'AAAA', Buffer.from('%PDF-1.7').toString('base64')],
      words: ['文件', backups, 'A00000001', 'S1', 'R1', 'limin-2026', '王伟', photographed.number],
    },
    tell,
    call: ({ operation, input, requestId, approval, station, session: of }) =>
      tell({ type: 'call', id: nextId++, station, session: of, call: { operation, input, requestId, approval } }),
    session() {
      const kept = hall.kept.sessions.get(session) as { readonly locked: boolean } | undefined;
      if (kept === undefined || kept.locked) session = newSession(hall);
      return session;
    },
    async lockedSession() {
      const locked = newSession(hall);
      await hall.desk.call({
        operation: 'staff.lock',
        input: {},
        requestId: uuidv7(),
        approval: null,
        station: 'counter',
        session: locked,
      });
      return locked;
    },
    acts: async () => (await registrar.ask('hall.health', {})).journalRows!,
    close: () => hall.close(),
  };
}

function newSession(hall: TestDesk): string {
  const session = hall.desk.actAs(everything.code, '03');
  if (!session.ok) throw new Error(session.error.code);
  return session.value;
}

/** What is wrong with an answer as an answer: it has to be the operation's output, or one of its failures with its details. */
export function faultOf(operation: string, answer: Result<unknown, HallError> | null): string | null {
  if (answer === null) return 'no answer';
  const known: Operation | undefined = Object.hasOwn(operations, operation) ? operations[operation as keyof typeof operations] : undefined;
  if (answer.ok) return known?.output.safeParse(answer.value).success ? null : 'an output that is none';
  const { code, details } = answer.error;
  if (code === 'call.internal') return 'a bug was reported';
  const expected: readonly string[] = [...commonErrors, ...(known?.errors ?? [])];
  if (!expected.includes(code)) return `${code} is not among the operation's failures`;
  return errorDetails[code].safeParse(details).success ? null : `${code} without its details`;
}
