import { X509Certificate } from 'node:crypto';
import type { Question, Registration, RegistryEntry } from './contents.ts';
import { recordOf, type Registered } from './registry.ts';
import type { Sender, Store } from './store.ts';

export type InboxRefusal = 'question.unknownOffice' | 'question.unknownRequest' | 'question.answeredAlready';
type Answer = Record<string, unknown>;
type MessageKind = 'recordRequest' | 'recordAnswer' | 'householdNotice' | 'conflictNotice';

/** The messages for the office behind `after`, and whether there are others behind them. */
export function readInbox(store: Store, { office }: Sender, { after, most }: Question & { kind: 'inbox' }): Answer {
  const rows = store
    .prepare<unknown[], { number: number; at: string; kind: string; content: string }>(
      'SELECT number, at, kind, content FROM messages WHERE office = :office AND number > :after ORDER BY number LIMIT :limit',
    )
    .all({ office, after, limit: most + 1 });
  const messages = rows.slice(0, most).map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as Answer }));
  return { kind: 'inbox', messages, more: rows.length > most };
}

/** Number of the last message for the office; 0: none yet. */
export function lastMessage(store: Store, { office }: Sender): number {
  const find = store.prepare<unknown[], { last: number }>('SELECT coalesce(max(number), 0) AS last FROM messages WHERE office = :office');
  return find.get({ office })?.last ?? 0;
}

/** Passes on what an office asks another one. */
export function passRequest(
  store: Store,
  { office }: Sender,
  { toOffice, registrationNumber, person, purpose }: Question & { kind: 'recordRequest' },
  now: string,
): Answer | InboxRefusal {
  const officeName = nameOf(store, toOffice);
  if (officeName === null || toOffice === office) return 'question.unknownOffice';
  const { count } = store.prepare<unknown[], { count: number }>('SELECT count(*) AS count FROM requests').get() ?? { count: 0 };
  const requestNumber = `X${String(count + 1).padStart(10, '0')}`;
  store.prepare('INSERT INTO requests VALUES (:requestNumber, :office, :toOffice, NULL)').run({ requestNumber, office, toOffice });
  const from = { fromOffice: office, fromOfficeName: nameOf(store, office) ?? '' };
  put(store, toOffice, 'recordRequest', { requestNumber, ...from, registrationNumber, person, purpose }, now);
  return { kind: 'recordRequest', requestNumber };
}

/** Passes on what an office answers to a request of another one, once. */
export function passReply(
  store: Store,
  { office }: Sender,
  { requestNumber, records, refusal }: Question & { kind: 'recordReply' },
  now: string,
): Answer | InboxRefusal {
  const find = store.prepare<unknown[], { office: string; answeredAt: string | null }>(
    'SELECT office, answeredAt FROM requests WHERE requestNumber = :requestNumber AND toOffice = :office',
  );
  const request = find.get({ requestNumber, office });
  if (request === undefined) return 'question.unknownRequest';
  if (request.answeredAt !== null) return 'question.answeredAlready';
  store.prepare('UPDATE requests SET answeredAt = :now WHERE requestNumber = :requestNumber').run({ requestNumber, now });
  const from = { fromOffice: office, fromOfficeName: nameOf(store, office) ?? '' };
  put(store, request.office, 'recordAnswer', { requestNumber, ...from, records, refusal }, now);
  return { kind: 'recordReply', taken: true };
}

/** Tells the offices of the households, and of a conflict those of both registrations. */
export function tellOffices(store: Store, registration: Registration, { other, conflictsWith }: Registered, now: string): void {
  const own = recordOf(registration);
  for (const office of new Set(registration.notify)) {
    if (office !== own.office) put(store, office, 'householdNotice', own, now);
  }
  if (other === null || conflictsWith === null) return;
  const content = { earlier: other, later: own, about: conflictsWith.about };
  for (const office of new Set([other.office, own.office])) put(store, office, 'conflictNotice', content, now);
}

function put(store: Store, office: string, kind: MessageKind, content: RegistryEntry | Answer, at: string): void {
  store
    .prepare(`INSERT INTO messages SELECT :office, coalesce(max(number), 0) + 1, :at, :kind, :content FROM messages WHERE office = :office`)
    .run({ office, at, kind, content: JSON.stringify(content) });
}

/** What an office calls itself, by the latest certificate of one of its stations; null where it has none. */
function nameOf(store: Store, office: string): string | null {
  const find = store.prepare<unknown[], { certificate: string }>(
    `SELECT certificate FROM certificates WHERE office = :office AND purpose = 'tls' ORDER BY serial DESC LIMIT 1`,
  );
  const found = find.get({ office });
  return found === undefined ? null : String(new X509Certificate(found.certificate).toLegacyObject().subject.O ?? '');
}
