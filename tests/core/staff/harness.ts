import { createId, hashPassword } from '#core/crypto/index.ts';
import { officeActs } from '#core/office/index.ts';
import type { Call, Caller, Handler, HandlersFor, WriteHandler } from '#core/ports.ts';
import { createStaff, getStaff, staffActs, staffAdded, type Staff } from '#core/staff/index.ts';
import type { Answer, HallEvent, Input, OperationName } from '#shared/contract/index.ts';
import { operations } from '#shared/contract/index.ts';
import { ok, type StaffMember, type StaffRole } from '#shared/model/index.ts';
import { createRecoveryKeyProof, keyChanged } from '#core/store/index.ts';
import { cheapStretch, createTestStore, testAuthor, type TestStore } from '../helpers.ts';

export const password = '同心 2026 好';
const passwordHash = hashPassword(password, cheapStretch);

export interface Person {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

export const people = {
  supervisor: { code: 'S1', name: '周敏', roles: ['supervisor'] },
  registrar: { code: 'R1', name: '李敏', roles: ['registrar'] },
  approver: { code: 'A1', name: '赵强', roles: ['approver'] },
} as const satisfies Record<string, Person>;

export interface StaffHouse extends TestStore {
  readonly staff: Staff;
  readonly events: HallEvent[];
  /** token → what main keeps. */
  readonly kept: Map<string, unknown>;
  readonly members: Readonly<Record<keyof typeof people, StaffMember>>;
  /** A new core on the same store, as after a crash. */
  again(): Staff;
  actTypes(): string[];
}

export async function openStaffHouse({ training = true } = {}): Promise<StaffHouse> {
  const test = await createTestStore({ acts: [...staffActs, ...officeActs, keyChanged], training });
  const members = {} as Record<keyof typeof people, StaffMember>;
  const hash = await passwordHash;
  for (const [key, person] of Object.entries(people) as [keyof typeof people, Person][]) {
    const member: StaffMember = { ...person, roles: [...person.roles], id: createId(), idNumber: null, certificate: null, active: true };
    test.store.commit(testAuthor({ operation: 'setup.create' }), (tx) => {
      tx.append(staffAdded, { member, passwordHash: hash });
      return ok(null);
    });
    members[key] = test.store.read((db) => getStaff(db, member.id));
  }
  const events: HallEvent[] = [];
  const kept = new Map<string, unknown>();
  const again = () =>
    createStaff({
      store: test.store,
      clock: test.clock,
      events: { emit: (event) => void events.push(event) },
      hasCounter: (_db, code) => code === '03',
      isRecoveryKey: createRecoveryKeyProof(test.dir),
      keepSession: (token, keep) => void (keep === null ? kept.delete(token) : kept.set(token, keep)),
    });
  const actTypes = () =>
    test.store.read((db) => db.prepare('SELECT type FROM journal ORDER BY position').all() as { type: string }[]).map(({ type }) => type);
  return { ...test, staff: again(), events, kept, members, again, actTypes };
}

export interface Answered<K extends OperationName> {
  readonly answer: Answer<K>;
  /** Token; null: ended; undefined: unchanged. */
  readonly session: string | null | undefined;
}

export interface Asked {
  readonly token?: string | null;
  readonly caller?: Caller;
  readonly approver?: StaffMember;
  readonly requestId?: string;
}

/** Calls a handler as the dispatcher does: a repeated request is answered from its receipt. */
export async function callHandler<K extends OperationName>(
  { store, staff }: { readonly store: StaffHouse['store']; readonly staff?: Staff },
  handlers: HandlersFor<K>,
  operation: K,
  input: Input<K>,
  { token = null, caller, approver, requestId = createId() }: Asked = {},
): Promise<Answered<K>> {
  const parsed = operations[operation].input.parse(input) as Call<K>['input'];
  const who = caller ?? (token === null ? null : (staff?.sessions.find(token)?.caller ?? null));
  let session: string | null | undefined;
  const author = testAuthor({
    requestId,
    operation,
    inputDigest: store.inputDigest(operation, parsed),
    staffId: who?.staff.id ?? null,
    approverId: approver?.id ?? null,
    counter: who?.counter ?? null,
  });
  const call: Call<K> = {
    operation,
    input: parsed,
    station: 'counter',
    caller: who,
    visitor: null,
    approver: approver ?? null,
    author,
    setSession: (changed) => {
      session = changed;
    },
  };
  const handler: Handler<K> = handlers[operation];
  if (typeof handler === 'function') return { answer: (await handler(call)) as Answer<K>, session };
  const writes = handler as WriteHandler<K>;
  const earlier = store.findReceipt(author);
  if (earlier === 'reused') throw new Error('reused');
  const receipt = earlier ? ok(earlier.receipt) : await writes.act(call);
  return { answer: (receipt.ok ? ok(writes.answer(receipt.value, call)) : receipt) as Answer<K>, session };
}
