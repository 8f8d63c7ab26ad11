import type { OpenStore } from '../store/index.ts';
import { isToGoAgain } from './acts.ts';
import { findOpenQuestions } from './asked.ts';
import { actLimit } from './contents.ts';
import type { OpenEnvelope, Undelivered } from './courier.ts';
import type { Link } from './link.ts';
import { sealNextActs, setAside } from './next-envelope.ts';

/** Why a lane does not go on by itself: as of its last envelope, or because an act still misses what goes before it. */
export type Stopped =
  | Undelivered
  | { readonly why: 'held'; readonly code: string }
  /** Enrolled, and the private keys are not in this store. */
  | { readonly why: 'keysLost' };

export interface LaneDeps {
  readonly store: OpenStore;
  readonly link: Link;
  /** Once an envelope was settled. */
  readonly settled: () => void;
  readonly isClosed: () => boolean;
  /** How often acts were told to come again, since the program began. */
  readonly heldBefore?: Map<string, number>;
  /** Whether what is in no envelope yet is sealed, too; false: only what is open is brought. */
  readonly seals?: boolean;
}

/** An envelope that the province did not take in as it is, for its content alone: the next number is still free. */
const isContentRefusal = (code: string) =>
  /^(content|part)\./.test(code) || code === 'request.tooLarge' || code === 'envelope.compression' || code === 'envelope.tooLong';
/** Sealed for or signed by a key that counts no more. */
const isKeyRefusal = (code: string) => ['envelope.wrongRecipient', 'envelope.expiredKey', 'envelope.revokedKey'].includes(code);

/** So often an act is told to come again before it waits for a person: some minutes, by the pauses between. */
const mostHeld = 8;
/** Envelopes sealed ahead while one is on its way. */
const depth = 2;

/** Brings every act that waits; answers what it was stopped by, null: by nothing. */
export async function bringActs({
  store,
  link,
  settled,
  isClosed,
  seals = true,
  heldBefore = new Map(),
}: LaneDeps): Promise<Stopped | null> {
  const { courier, memory, attachments } = link;
  let most = actLimit;
  /** Told to come again in this turn: others go on. */
  const held = new Map<string, string>();
  const sealNext = () => seals && sealNextActs({ store, link, most, but: held });
  while (!isClosed()) {
    if (memory.countOpen('acts') === 0 && !(await sealNext())) {
      attachments.done();
      return held.size === 0 ? null : { why: 'held', code: [...held.values()][0]! };
    }
    const delivering = courier.deliver('acts');
    if (most === actLimit && memory.countOpen('acts') < depth) await sealNext();
    const delivered = await delivering;
    if (delivered === null) continue;
    if (delivered.ok) {
      settled();
      most = Math.min(most * 2, actLimit);
      if (!('acts' in delivered.value)) continue;
      const { acts, part } = delivered.value;
      if (part !== null) attachments.received(part);
      for (const receipt of acts.filter(isToGoAgain)) {
        const { id, code } = receipt as { id: string; code: string };
        if (code === 'act.part') attachments.beginAnew();
        held.set(id, code);
        heldBefore.set(id, (heldBefore.get(id) ?? 0) + 1);
        if (heldBefore.get(id)! >= mostHeld) setAside(store, [{ id, code }]);
      }
      continue;
    }
    const { error } = delivered;
    if (error.why !== 'refused' || !isContentRefusal(error.code)) return dropUnusable(link, error);
    memory.drop(error.envelope);
    if (error.envelope.header.contentType === 'part') {
      const actId = attachments.refused(error.envelope.header.sequence);
      if (actId !== null) setAside(store, [{ id: actId, code: error.code }]);
    } else most = halve(store, error.envelope, error.code);
  }
  return null;
}

/** Asks what nobody answered yet, one after another: somebody stands at the counter. */
export async function askAll({ store, link, settled, isClosed, seals = true }: LaneDeps): Promise<Stopped | null> {
  const { courier, memory } = link;
  while (!isClosed()) {
    if (memory.countOpen('questions') === 0) {
      const [next] = store.read((db) => findOpenQuestions(db, 1));
      if (!next || !seals) return null;
      await courier.sealQuestion(next.question);
    }
    const delivered = await courier.deliver('questions');
    if (delivered === null) continue;
    if (delivered.ok) {
      settled();
      continue;
    }
    const { error } = delivered;
    if (error.why !== 'refused' || !isContentRefusal(error.code)) return dropUnusable(link, error);
    memory.refuse(error.envelope, error.code);
    settled();
  }
  return null;
}

/** What was never taken in is sealed anew under its number, with the keys of now. */
function dropUnusable({ memory }: Link, error: Undelivered): Undelivered {
  if (error.why === 'refused' && isKeyRefusal(error.code)) memory.drop(error.envelope);
  return error;
}

/** How many acts go next, so that the one which the province does not take is found; once it is alone it is set aside. */
function halve(store: OpenStore, { ids }: OpenEnvelope, code: string): number {
  if (ids.length > 1) return Math.ceil(ids.length / 2);
  setAside(
    store,
    ids.map((id) => ({ id, code })),
  );
  return 1;
}
