import { setImmediate } from 'node:timers/promises';
import { fail, ok } from '#shared/model/index.ts';
import { systemAuthor, type OpenStore } from '../store/index.ts';
import { actSetAside } from './aside.ts';
import { longestAct, SentAct } from './contents.ts';
import type { Link } from './link.ts';
import { findPendingActs } from './outbox.ts';

export interface Sealing {
  readonly store: OpenStore;
  readonly link: Pick<Link, 'courier' | 'memory' | 'attachments'>;
  /** Acts in an envelope. */
  readonly most: number;
  /** Left out in this turn, with everything behind it in its case. */
  readonly but?: ReadonlyMap<string, string>;
  /** Without waiting for receipts of what goes before; null or nothing: with. */
  readonly ahead?: boolean;
}

/** Seals the next acts that wait, or a piece of what goes with them; false: nothing is to be sealed now. */
export async function sealNextActs({ store, link, most, but = new Map(), ahead = false }: Sealing): Promise<boolean> {
  const { courier, memory, attachments } = link;
  for (;;) {
    const acts = await sendable(store, most, [...but.keys()]);
    if (acts.length === 0) return false;
    const next = await attachments.next(acts, ahead);
    switch (next.step) {
      case 'acts':
        await courier.sealActs(next.acts);
        return true;
      case 'part':
        attachments.sealed(await courier.sealPart(next.head, next.bytes), next);
        return true;
      case 'lost':
        setAside(store, [{ id: next.actId, code: 'act.attachmentLost' }]);
        break;
      case 'wait':
        if (memory.countOpen('acts') > 0) return false;
        attachments.strayed();
    }
  }
}

/** The next acts, without those that no envelope can carry: these are set aside. Lets other work through between them. */
async function sendable(store: OpenStore, most: number, but: readonly string[]): Promise<SentAct[]> {
  for (;;) {
    const acts = store.read((db) => findPendingActs(db, most, but));
    const faults: Aside[] = [];
    for (const [place, act] of acts.entries()) {
      if (place % actsInStep === 0) await setImmediate();
      const fault = faultOf(act);
      if (fault) faults.push(fault);
    }
    if (faults.length === 0) return acts;
    setAside(store, faults);
  }
}

/** Looked at without a pause: 2 ms or so. */
const actsInStep = 40;

function faultOf(act: SentAct): Aside | null {
  if (!SentAct.safeParse(act).success) return { id: act.id, code: 'act.unsendable' };
  return Buffer.byteLength(JSON.stringify(act.content)) > longestAct ? { id: act.id, code: 'act.tooLong' } : null;
}

interface Aside {
  readonly id: string;
  readonly code: string;
}

export function setAside(store: OpenStore, acts: readonly Aside[]): void {
  store.commit(systemAuthor('province.actSetAside'), ({ db, append }) => {
    const isAside = db.prepare('SELECT 1 FROM acts_aside WHERE act_id = ?');
    const fresh = acts.filter(({ id }) => isAside.get(id) === undefined);
    for (const { id, code } of fresh) append(actSetAside, { id, code, reason: null });
    return fresh.length > 0 ? ok(null) : fail('settled');
  });
}
