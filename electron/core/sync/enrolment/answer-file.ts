import { z } from 'zod';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';

const format = 'tongxin-enrolment-answer/1';

/** What the province answers a request file with: section 2.1 of docs/sync-protocol.md. More members may come. */
export const AnswerFile = z.object({
  format: z.literal(format),
  office: z.string(),
  station: z.string(),
  address: z.string().max(300),
  certificates: z.object({ sign: z.string(), encrypt: z.string(), tls: z.string() }),
  encryptionKey: z.base64().nullable(),
  authorities: z.object({ sm2: z.string(), tls: z.string() }),
  province: z.object({ sign: z.string(), encrypt: z.string() }),
});
export type AnswerFile = z.infer<typeof AnswerFile>;

export type AnswerFileError = HallError<'province.notJson' | 'province.otherFormat' | 'province.wrongShape'>;

/** The file as it is written; nothing of it is believed yet. */
export function readAnswerFile(text: string): Result<AnswerFile, AnswerFileError> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failure('province.notJson', {});
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== format) {
    return failure('province.otherFormat', {});
  }
  const read = AnswerFile.safeParse(json);
  return read.success ? ok(read.data) : failure('province.wrongShape', { at: read.error.issues[0]?.path.join('.') ?? '' });
}

/** `https://host[:port][/path]` and nothing more: no name and password, no question, no `/` at its end. */
export function isProvinceAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (
    protocol === 'https:' && username === '' && password === '' && /^https:\/\/[\x21-\x7e]+$/.test(address) && !/[?#\\]|\/$/.test(address)
  );
}
