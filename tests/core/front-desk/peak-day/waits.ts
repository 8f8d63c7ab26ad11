import { percentile } from '../../../bench/parts/figure.ts';
import type { Act } from './journal.ts';

const minute = 60_000;
const kinds = ['appointment', 'priority', 'walkIn'] as const;
type Kind = (typeof kinds)[number];

export interface Waits {
  readonly kind: Kind;
  readonly couples: number;
  /** Minutes from the ticket to its first call. */
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly longest: number;
  /** Minutes of the wait after the time of the appointment, where they came before it; null: there is none. */
  readonly p90AfterTime: number | null;
}

/** How long couples waited until they were called first, by why they were called when they were. */
export function waitsOf(acts: readonly Act[]): Waits[] {
  const issued = new Map<string, { readonly kind: Kind; readonly at: number; readonly due: number | null }>();
  const waits = new Map<Kind, { readonly whole: number; readonly afterTime: number | null }[]>(kinds.map((kind) => [kind, []]));
  for (const { type, at, payload } of acts) {
    const id = payload['id'] as string;
    if (type === 'ticket.issued') {
      const { priority, appointment } = payload as { priority: string | null; appointment: { at: string } | null };
      const kind = priority !== null ? 'priority' : appointment !== null ? 'appointment' : 'walkIn';
      issued.set(id, { kind, at, due: appointment && Date.parse(appointment.at) });
    } else if (type === 'ticket.called') {
      const ticket = issued.get(id);
      if (ticket === undefined) continue;
      issued.delete(id);
      const due = ticket.kind === 'appointment' ? ticket.due! : null;
      waits.get(ticket.kind)!.push({ whole: (at - ticket.at) / minute, afterTime: due && (at - Math.max(due, ticket.at)) / minute });
    }
  }
  return kinds.map((kind) => {
    const whole = waits.get(kind)!.map((each) => each.whole);
    const afterTime = waits.get(kind)!.flatMap((each) => (each.afterTime === null ? [] : [each.afterTime]));
    const at = (percent: number): number => Math.round(percentile(whole, percent));
    return {
      kind,
      couples: whole.length,
      p50: at(50),
      p90: at(90),
      p99: at(99),
      longest: at(100),
      p90AfterTime: afterTime.length === 0 ? null : Math.round(percentile(afterTime, 90)),
    };
  });
}
