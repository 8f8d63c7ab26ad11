import type { LinkView, Output, QueueItem, QueueState } from '#shared/contract/index.ts';
import { QueueState as States } from '#shared/contract/index.ts';

const id = (place: number) => `01890000-0000-7000-8000-00000000010${place}`;

function item(place: number, more: Partial<QueueItem>): QueueItem {
  return {
    id: id(place),
    kind: 'act',
    type: 'marriage.registered',
    caseId: id(place),
    caseNumber: `03-1122-00${place}`,
    registrationNumber: `J110105-2026-00000${place}`,
    names: { man: '王伟', woman: '陈静' },
    state: 'queued',
    at: '2026-11-21T00:25:00.000Z',
    since: '2026-11-21T00:25:00.000Z',
    tries: 0,
    nextTryAt: null,
    reason: null,
    waitsFor: null,
    receipt: null,
    ...more,
  };
}

export const idle: LinkView = {
  state: 'idle',
  trouble: null,
  nextTryAt: null,
  lastAnswerAt: '2026-11-21T01:20:00.000Z',
  open: 0,
  offsetMs: null,
};
export const unreachable: LinkView = {
  ...idle,
  state: 'waiting',
  trouble: { why: 'unreachable', code: null },
  nextTryAt: '2026-11-21T01:27:00.000Z',
  open: 1,
  offsetMs: 4_000,
};

const reason = { code: 'link.unreachable', text: null };

/** One of each state. */
export const items: readonly QueueItem[] = [
  item(1, { names: { man: '刘洋', woman: '赵敏' }, nextTryAt: unreachable.nextTryAt, reason }),
  item(2, { state: 'sent', tries: 3, nextTryAt: unreachable.nextTryAt, reason }),
  item(3, {
    kind: 'question',
    type: 'maritalStatus',
    registrationNumber: null,
    names: { man: '孙浩', woman: '' },
    state: 'sealed',
    nextTryAt: unreachable.nextTryAt,
    reason,
  }),
  item(4, {
    type: 'divorce.registered',
    waitsFor: id(5),
    reason: { code: 'queue.waitsForEarlier', text: null },
    at: '2026-11-20T09:10:00.000Z',
  }),
  item(5, { state: 'setAside', tries: 2, reason: { code: 'content.invalid', text: null }, at: '2026-11-20T08:02:00.000Z' }),
  item(6, {
    state: 'rejected',
    tries: 1,
    reason: { code: 'act.duplicateNumber', text: '登记字号重复' },
    at: '2026-11-19T03:30:00.000Z',
  }),
  item(7, {
    state: 'conflict',
    tries: 1,
    reason: { code: 'act.marriedAlready', text: null },
    receipt: { number: 'R0000000007', at: '2026-11-19T03:31:00.000Z' },
    at: '2026-11-19T03:30:00.000Z',
  }),
  item(8, { state: 'accepted', tries: 1, receipt: { number: 'R0000000008', at: '2026-11-21T01:20:00.000Z' } }),
  item(9, { state: 'rejected', kind: 'question', type: 'record', reason: { code: 'record.unheardOf', text: null } }),
];

export function queueOf(shown: readonly QueueItem[], link: LinkView = idle, more = false): Output<'sync.queue'> {
  const counts = Object.fromEntries(States.options.map((state) => [state, 0])) as Record<QueueState, number>;
  for (const { state } of items) counts[state] += 1;
  return { counts, items: [...shown], more, link };
}

/** As the core answers: by state and by what is searched. */
export function answer(
  { states = [], search = '' }: { states?: readonly QueueState[]; search?: string },
  link?: LinkView,
): Output<'sync.queue'> {
  const fits = ({ state, names, registrationNumber }: QueueItem) =>
    (states.length === 0 ? state !== 'accepted' : states.includes(state)) &&
    `${names?.man} ${names?.woman} ${registrationNumber}`.includes(search);
  return queueOf(items.filter(fits), link);
}
