import type { ScannerState } from '#shared/contract/index.ts';
import { textOf } from '#shared/barcodes/payload.ts';
import { createPause } from '../reader/pause.ts';
import { openSerialPort } from '../reader/serial-transport.ts';
import type { Transport } from '../reader/transport.ts';
import { createFraming, usualFraming, type FramingTiming } from './framing.ts';

export interface ScannerTiming extends FramingTiming {
  /** Between two looks for a scanner that is not there, milliseconds. */
  readonly retry: number;
}

export interface ScannerPlace {
  readonly path: string;
  readonly baudRate: number;
}

export interface Scanner {
  state(): ScannerState;
  onState(listener: () => void): void;
  onText(listener: (text: string) => void): void;
  close(): Promise<void>;
}

/** A serial scanner, 8N1: opened at once, looked for again whenever it is gone, until `close`. */
export function openScanner(place: ScannerPlace, timing: ScannerTiming = { ...usualFraming, retry: 2_000 }): Scanner {
  const pause = createPause();
  const stateListeners: Array<() => void> = [];
  const textListeners: Array<(text: string) => void> = [];
  let state: ScannerState = { state: 'lost', problem: null };
  let port: Transport | null = null;
  let closed = false;
  const framing = createFraming((bytes) => textListeners.forEach((listener) => listener(textOf(bytes))), timing);

  const become = (next: ScannerState): void => {
    if (closed || (next.state === state.state && next.problem === state.problem)) return;
    state = next;
    stateListeners.forEach((listener) => listener());
  };

  async function run(): Promise<void> {
    while (!closed) {
      const opened = await openSerialPort(place.path, place.baudRate);
      if (!opened.ok)
        become({ state: 'lost', problem: opened.error === 'portBusy' || opened.error === 'portDenied' ? opened.error : 'portMissing' });
      else {
        port = opened.value;
        const gone = new Promise<void>((resolve) => port!.onClose(resolve));
        port.onData((chunk) => framing.take(chunk));
        become({ state: 'ready', problem: null });
        if (closed) await port.close();
        await gone;
        // Half a text of a scanner that was pulled is none.
        framing.reset();
        port = null;
        become({ state: 'lost', problem: 'portMissing' });
      }
      if (!closed) await pause.sleep(timing.retry);
    }
  }
  const running = run();

  return {
    state: () => state,
    onState: (listener) => void stateListeners.push(listener),
    onText: (listener) => void textListeners.push(listener),
    async close() {
      closed = true;
      framing.reset();
      pause.wake();
      await port?.close();
      await running;
    },
  };
}

/** Where none is configured. */
export function noScanner(): Scanner {
  return { state: () => ({ state: 'none', problem: null }), onState: () => {}, onText: () => {}, close: () => Promise.resolve() };
}
