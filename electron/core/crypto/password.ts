import { equalBytes } from './digest.ts';
import { createStretchParameters, defaultStretchCost, stretch, StretchParameters } from './stretch.ts';
import type { StretchCost } from './stretch.ts';

/** A self-describing hash in PHC string format, e.g. `$argon2id$v=19$m=65536,t=3,p=1$<salt>$<hash>`. */
export async function hashPassword(password: string, cost: StretchCost = defaultStretchCost): Promise<string> {
  const parameters = createStretchParameters(cost);
  const key = await stretch(password, parameters);
  const { algorithm, memoryKiB, passes, lanes, salt } = parameters;
  return `$${algorithm}$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(Buffer.from(key).toString('base64'))}`;
}

/** Whether the password is the one hashed; compares in constant time. Throws on what is no hash: it came from our own table. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const match = /^\$(\w+)\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (match === null) throw new Error('not a password hash');
  const [, algorithm, memoryKiB, passes, lanes, salt = '', expected = ''] = match;
  const parameters = StretchParameters.parse({
    algorithm,
    memoryKiB: Number(memoryKiB),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64').toString('base64'),
  });
  return equalBytes(await stretch(password, parameters), Buffer.from(expected, 'base64'));
}

function unpadded(base64: string): string {
  return base64.replace(/=+$/, '');
}
