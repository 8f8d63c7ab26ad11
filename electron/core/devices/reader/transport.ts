import type { Result } from '#shared/model/index.ts';

/** Bytes to and from one open reader, whatever the wire. */
export interface Transport {
  /** Rejects when the device is gone. */
  write(bytes: Uint8Array): Promise<void>;
  onData(listener: (chunk: Uint8Array) => void): void;
  /** Heard at most once, whether we closed or the device went. */
  onClose(listener: () => void): void;
  close(): Promise<void>;
}

export type OpenTransport = (path: string, baudRate: number) => Promise<Result<Transport, 'portBusy' | 'portMissing'>>;
