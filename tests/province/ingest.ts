import { Registration, type Act, type ActResult } from './contents.ts';
import { tellOffices } from './inbox.ts';
import { isNumberUsed, personKey, registerDivorce, registerMarriage, type Registered } from './registry.ts';
import type { Sender, Store } from './store.ts';

const MOST_CONTENT = 32_768;

type Rejection = 'act.invalid' | 'act.part' | 'act.earlierRejected' | 'act.foreignOffice' | 'act.duplicateNumber';

const REASONS: Record<Rejection | 'act.marriedAlready' | 'act.notMarried', string> = {
  'act.invalid': 'The content of the act is not complete, or contradicts itself.',
  'act.part': 'An attachment that the act names is not here.',
  'act.earlierRejected': 'An earlier act of this case was rejected.',
  'act.foreignOffice': 'The act was registered by another office than the one that sends it.',
  'act.duplicateNumber': 'The registration number is used by another registration.',
  'act.marriedAlready': 'One of the two is in another marriage in force.',
  'act.notMarried': 'The registry knows no marriage in force between the two.',
};

/** Ingests acts in their order, each by itself and once; inside the transaction of their envelope. */
export function ingestActs(store: Store, sender: Sender, acts: readonly Act[], now: string): ActResult[] {
  return acts.map((act) => ingestAct(store, sender, act, now));
}

function ingestAct(store: Store, sender: Sender, act: Act, now: string): ActResult {
  const before = resultOf(store, act.id);
  if (before) return { ...before, id: act.id, result: 'duplicate' };
  const registration = registrationOf(act);
  const rejection = rejectionOf(store, sender, act, registration);
  if (rejection) return rejected(store, sender, act, rejection);

  const number = nextNumber(store);
  const registered = registration ? register(store, act, registration) : { code: null, conflictsWith: null, other: null };
  if (registration) tellOffices(store, registration, registered, now);
  const result: ActResult = {
    id: act.id,
    result: registered.code === 'act.marriedAlready' ? 'conflict' : 'accepted',
    code: registered.code,
    reason: registered.code ? REASONS[registered.code] : null,
    receipt: `R${String(number).padStart(10, '0')}`,
    ingestedAt: now,
    conflictsWith: registered.conflictsWith,
  };
  keep(store, sender, act, number, result);
  return result;
}

/** The part of a registration that the registry needs; null for other types, undefined where it is not complete. */
function registrationOf(act: Act): Registration | null | undefined {
  if (act.type !== 'marriage.registered' && act.type !== 'divorce.registered') return null;
  const read = Registration.safeParse(act.content);
  if (!read.success) return undefined;
  const { business, caseId, man, woman } = read.data;
  const agrees = `${business}.registered` === act.type && key(caseId) === key(act.caseId);
  const [a, b] = [personKey(man), personKey(woman)];
  return agrees && a !== null && b !== null && a !== b ? read.data : undefined;
}

function rejectionOf(store: Store, sender: Sender, act: Act, registration: Registration | null | undefined): Rejection | null {
  if (hasEarlierRejected(store, sender, act)) return 'act.earlierRejected';
  if (registration === undefined || sizeOf(act.content) > MOST_CONTENT || !followsItsCase(store, sender, act)) return 'act.invalid';
  if (act.parts.some((part) => !hasPart(store, sender, part))) return 'act.part';
  if (!registration) return null;
  if (registration.office.regionCode !== sender.office) return 'act.foreignOffice';
  return isNumberUsed(store, registration.business, registration.registrationNumber) ? 'act.duplicateNumber' : null;
}

/** Bytes as JSON without white space; what is nested too deep to be written counts as too long. */
function sizeOf(content: Record<string, unknown>): number {
  try {
    return Buffer.byteLength(JSON.stringify(content));
  } catch {
    return Infinity;
  }
}

function rejected(store: Store, { office, station }: Sender, act: Act, code: Rejection): ActResult {
  store
    .prepare('INSERT OR REPLACE INTO rejectedActs VALUES (:id, :caseId, :order, :office, :station)')
    .run({ id: key(act.id), caseId: key(act.caseId), order: act.order, office, station });
  return { id: act.id, result: 'rejected', code, reason: REASONS[code], receipt: null, ingestedAt: null, conflictsWith: null };
}

/** Whether an act of the same case with a lower order was rejected and has not been ingested since. */
function hasEarlierRejected(store: Store, { office, station }: Sender, act: Act): boolean {
  const find = store.prepare(
    'SELECT 1 FROM rejectedActs WHERE caseId = :caseId AND caseOrder < :order AND office = :office AND station = :station',
  );
  return find.get({ caseId: key(act.caseId), order: act.order, office, station }) !== undefined;
}

/** Acts of a case come in the order of `order`; one that was left out may be an act of a kind that is not sent. */
function followsItsCase(store: Store, { office }: Sender, act: Act): boolean {
  const find = store.prepare<unknown[], { last: number | null }>(
    'SELECT max(caseOrder) AS last FROM acts WHERE caseId = :caseId AND office = :office',
  );
  return (find.get({ caseId: key(act.caseId), office })?.last ?? 0) < act.order;
}

function hasPart(store: Store, { office, station }: Sender, { digest, size }: Act['parts'][number]): boolean {
  const find = store.prepare(
    'SELECT 1 FROM attachments WHERE office = :office AND station = :station AND digest = :digest AND size = :size AND have = size',
  );
  return find.get({ office, station, digest, size }) !== undefined;
}

function register(store: Store, act: Act, registration: Registration): Registered {
  return registration.business === 'marriage' ? registerMarriage(store, act, registration) : registerDivorce(store, act, registration);
}

function keep(store: Store, { office, station }: Sender, act: Act, number: number, result: ActResult): void {
  const row = { number, id: key(act.id), caseId: key(act.caseId), caseOrder: act.order, type: act.type, office, station, at: act.at };
  const json = { content: JSON.stringify(act.content), parts: JSON.stringify(act.parts), result: JSON.stringify(result) };
  store
    .prepare('INSERT INTO acts VALUES (:number, :id, :caseId, :caseOrder, :type, :office, :station, :at, :content, :parts, :result)')
    .run({ ...row, ...json });
  store.prepare('DELETE FROM rejectedActs WHERE id = :id').run({ id: key(act.id) });
}

function resultOf(store: Store, id: string): ActResult | null {
  const found = store.prepare<unknown[], { result: string }>('SELECT result FROM acts WHERE id = :id').get({ id: key(id) });
  return found ? (JSON.parse(found.result) as ActResult) : null;
}

function nextNumber(store: Store): number {
  return store.prepare<unknown[], { next: number }>('SELECT coalesce(max(number), 0) + 1 AS next FROM acts').get()?.next ?? 1;
}

/** An act as it was ingested. */
export interface IngestedAct {
  readonly id: string;
  readonly caseId: string;
  readonly order: number;
  readonly type: string;
  readonly office: string;
  readonly station: string;
  readonly content: Record<string, unknown>;
  readonly parts: Act['parts'];
  readonly result: ActResult;
}

/** A view of the acts in the order in which they were ingested. */
export function ingestedActs(store: Store): IngestedAct[] {
  const rows = store.prepare<unknown[], Record<string, string> & { caseOrder: number }>('SELECT * FROM acts ORDER BY number').all();
  return rows.map((row) => ({
    id: String(row['id']),
    caseId: String(row['caseId']),
    order: row.caseOrder,
    type: String(row['type']),
    office: String(row['office']),
    station: String(row['station']),
    content: JSON.parse(String(row['content'])) as Record<string, unknown>,
    parts: JSON.parse(String(row['parts'])) as Act['parts'],
    result: JSON.parse(String(row['result'])) as ActResult,
  }));
}

/** UUIDs are compared without regard to case. */
function key(uuid: string): string {
  return uuid.toLowerCase();
}
