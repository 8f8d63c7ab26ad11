/** Values of RFC 8010 as far as they are asked for here. */
export type IppValue =
  | { readonly tag: 'uri' | 'name' | 'keyword'; readonly values: readonly string[] }
  | { readonly tag: 'integer'; readonly values: readonly number[] }
  | { readonly tag: 'boolean'; readonly values: readonly boolean[] };

export interface IppAnswer {
  /** RFC 8011 status code; below 0x100: done. */
  readonly status: number;
  /** The first value of every attribute of each job, by name; integers and enums as numbers, the rest as text. */
  readonly jobs: readonly ReadonlyMap<string, number | string>[];
}

const operationGroup = 0x01;
const jobGroup = 0x02;
const endOfAttributes = 0x03;
/** Below it a tag opens a group, from it on it names the type of a value. */
const firstValueTag = 0x10;
const tags = { integer: 0x21, boolean: 0x22, enum: 0x23, name: 0x42, keyword: 0x44, uri: 0x45, charset: 0x47, language: 0x48 } as const;

/** A request of RFC 8010 with its one group of attributes, in the order given. */
export function encodeRequest(operation: number, attributes: Readonly<Record<string, IppValue>>): Buffer {
  const parts: Buffer[] = [Buffer.of(2, 0, 0, operation, 0, 0, 0, 1, operationGroup)];
  const put = (tag: number, name: string, value: Buffer) => parts.push(Buffer.of(tag), sized(Buffer.from(name)), sized(value));
  put(tags.charset, 'attributes-charset', Buffer.from('utf-8'));
  put(tags.language, 'attributes-natural-language', Buffer.from('en'));
  for (const [name, { tag, values }] of Object.entries(attributes)) {
    // Further values of one attribute follow it without a name.
    values.forEach((value, index) => put(tags[tag], index === 0 ? name : '', bytesOf(value)));
  }
  return Buffer.concat([...parts, Buffer.of(endOfAttributes)]);
}

function sized(bytes: Buffer): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

function bytesOf(value: string | number | boolean): Buffer {
  if (typeof value === 'string') return Buffer.from(value);
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** null: these bytes are no whole answer. */
export function decodeAnswer(bytes: Buffer): IppAnswer | null {
  if (bytes.length < 9) return null;
  const jobs: Map<string, number | string>[] = [];
  let job: Map<string, number | string> | null = null;
  let at = 8;
  const take = (): Buffer | null => {
    if (at + 2 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) return null;
    const taken = bytes.subarray(at + 2, end);
    at = end;
    return taken;
  };
  for (;;) {
    const tag = bytes[at++];
    if (tag === undefined) return null;
    if (tag === endOfAttributes) return { status: bytes.readUInt16BE(2), jobs };
    if (tag < firstValueTag) {
      job = tag === jobGroup ? new Map() : null;
      if (job) jobs.push(job);
      continue;
    }
    const name = take();
    const value = take();
    if (!name || !value) return null;
    const number = (tag === tags.integer || tag === tags.enum) && value.length === 4;
    if (name.length > 0) job?.set(name.toString(), number ? value.readInt32BE() : value.toString());
  }
}
