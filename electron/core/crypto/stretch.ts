import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { randomBytes } from './random.ts';

const argon2Async = promisify(argon2);

/** How much work a guess costs (RFC 9106). */
export interface StretchCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** RFC 9106 section 4, second recommended option, on one lane: about 0.2 s on a hall PC. */
export const defaultStretchCost: StretchCost = { memoryKiB: 65_536, passes: 3, lanes: 1 };

/** As kept beside what the stretched key opens. The bounds keep a forged file from exhausting the PC. */
export const StretchParameters = z.object({
  algorithm: z.literal('argon2id'),
  memoryKiB: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(64),
  lanes: z.number().int().min(1).max(16),
  /** Base64. */
  salt: z.base64().min(16).max(100),
});
export type StretchParameters = z.infer<typeof StretchParameters>;

/** Parameters with a fresh salt. */
export function createStretchParameters(cost: StretchCost = defaultStretchCost): StretchParameters {
  return { algorithm: 'argon2id', ...cost, salt: Buffer.from(randomBytes(16)).toString('base64') };
}

/**
 * Turns what a person types into a 32-byte key. The text is normalised (NFKC), so that full-width characters of an
 * input method give the same key as the half-width ones. Runs off the first thread.
 */
export async function stretch(typed: string, parameters: StretchParameters): Promise<Uint8Array> {
  const key = await argon2Async('argon2id', {
    message: Buffer.from(typed.normalize('NFKC'), 'utf8'),
    nonce: Buffer.from(parameters.salt, 'base64'),
    parallelism: parameters.lanes,
    memory: parameters.memoryKiB,
    passes: parameters.passes,
    tagLength: 32,
  });
  return new Uint8Array(key);
}
