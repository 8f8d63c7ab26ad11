import type { Result } from '#shared/model/index.ts';
import type { Problem } from './status.ts';

/** Bytes to and from one open reader, whatever the wire. */
export interface Transport {
  /** Rejects when the device is gone. */
  write(bytes: Uint8Array): Promise<void>;
  onData(listener: (chunk: Uint8Array) => void): void;
  /** Heard when a wrapper around the SAM's frame came broken: what it held is kept back, so the frame will not be whole. */
  onDamage?(listener: () => void): void;
  /** Heard at most once, whether we closed or the device went. */
  onClose(listener: () => void): void;
  close(): Promise<void>;
  /** The wire has a check of its own beside the one XOR byte of the SAM's frame. */
  readonly checked?: true;
  /** Only where the wire has a speed of its own. */
  readonly line?: Line;
}

export interface Line {
  /** Bits per second at our end; the reader's own speed is never changed. */
  baudRate(): number;
  setBaudRate(baudRate: number): Promise<void>;
}

/** Why no reader could be opened; the sentences are `devices.card.<problem>`. */
export type OpenProblem = Extract<
  Problem,
  'portBusy' | 'portDenied' | 'portMissing' | 'hidUnavailable' | 'needsVendorDriver' | 'readersFile'
>;

export type OpenTransport = () => Promise<Result<Transport, OpenProblem>>;

/** Where a reader may be. */
export interface ReaderPlace {
  /** The same for the same port at every look. */
  readonly name: string;
  readonly open: OpenTransport;
}

/** Looks afresh for the places a reader may be at, the likeliest first; never an empty list. */
export type FindReaders = () => Promise<Result<readonly ReaderPlace[], OpenProblem>>;
