/**
 * The commands this program sends, and no others: the SAM also knows firmware downloads, vendor writes and a lasting
 * change of speed, any of which can strand a reader (GA/T 467-2019, chapter 7).
 */
export interface Command {
  readonly name: 'reset' | 'status' | 'samNumber' | 'find' | 'select' | 'read';
  readonly command: number;
  readonly parameter: number;
  /** SW3 of success. */
  readonly success: number;
  /** Bytes after the status words on success. */
  readonly dataLength: number;
  readonly timeoutMs: number;
}

export const commands = {
  reset: { name: 'reset', command: 0x10, parameter: 0xff, success: 0x90, dataLength: 0, timeoutMs: 3000 },
  status: { name: 'status', command: 0x11, parameter: 0xff, success: 0x90, dataLength: 0, timeoutMs: 1000 },
  samNumber: { name: 'samNumber', command: 0x12, parameter: 0xff, success: 0x90, dataLength: 16, timeoutMs: 1000 },
  find: { name: 'find', command: 0x20, parameter: 0x01, success: 0x9f, dataLength: 4, timeoutMs: 1000 },
  select: { name: 'select', command: 0x20, parameter: 0x02, success: 0x90, dataLength: 8, timeoutMs: 1000 },
  /** Text and photo: two lengths of two bytes, 256 bytes, 1024 bytes. Fingerprints are never asked for. */
  read: { name: 'read', command: 0x30, parameter: 0x01, success: 0x90, dataLength: 4 + 256 + 1024, timeoutMs: 3000 },
} as const satisfies Record<string, Command>;
