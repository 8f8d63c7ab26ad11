import { sm2 } from 'sm-crypto-v2';
import type { PublicKey } from './key-pair.ts';

type Point = ReturnType<typeof sm2.precomputePublicKey>;

/** A station has to do with few keys, again and again. */
const most = 16;
const points = new Map<string, Point>();

/** A public key with the multiples computed that make each use of it several times quicker. */
export function preparedPoint(publicKey: PublicKey): Point {
  const key = Buffer.from(publicKey).toString('hex');
  const known = points.get(key);
  if (known) return known;
  const point = sm2.precomputePublicKey(key);
  if (points.size >= most) points.delete(points.keys().next().value!);
  points.set(key, point);
  return point;
}
