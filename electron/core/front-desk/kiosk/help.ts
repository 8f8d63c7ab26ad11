import type { Output } from '#shared/contract/index.ts';
import type { KioskTrouble } from '#shared/model/index.ts';
import type { ClockDep } from '../../ports.ts';

/** What the staff are told of the kiosk. Nothing of it outlives the core. */
export interface KioskHelp {
  seen(): void;
  call(): void;
  isCalled(): boolean;
  /** Somebody of the staff goes there; what cannot be asked again is struck off. */
  answer(): void;
  set(trouble: KioskTrouble, isThere: boolean): void;
  /** What came of printing a slip. */
  printed(problem: string | null): void;
  ticketPrinter(isSet: boolean): Output<'kiosk.state'>['ticketPrinter'];
  watch(inUseSince: string | null): Output<'kiosk.watch'>;
}

export function createKioskHelp({ clock }: ClockDep, changed: () => void): KioskHelp {
  let seenAt: string | null = null;
  let calledAt: string | null = null;
  const since = new Map<KioskTrouble, string>();
  const now = (): string => clock.now().toString();

  function set(trouble: KioskTrouble, isThere: boolean): void {
    if (since.has(trouble) === isThere) return;
    if (isThere) since.set(trouble, now());
    else since.delete(trouble);
    changed();
  }

  return {
    set,
    printed(problem) {
      set('ticketPaperOut', problem === 'ticketPrinter.paperOut');
      set('ticketPrinterLost', problem !== null && problem !== 'ticketPrinter.paperOut');
    },
    ticketPrinter(isSet) {
      if (!isSet) return 'none';
      return since.has('ticketPaperOut') ? 'paperOut' : since.has('ticketPrinterLost') ? 'lost' : 'ready';
    },
    seen: () => void (seenAt = now()),
    call() {
      if (calledAt !== null) return;
      calledAt = now();
      changed();
    },
    isCalled: () => calledAt !== null,
    answer() {
      calledAt = null;
      since.delete('coreWasLost');
      changed();
    },
    watch: (inUseSince) => ({
      inUseSince,
      calledAt,
      seenAt,
      troubles: [...since].map(([trouble, at]) => ({ trouble, since: at })),
    }),
  };
}
