import { createId } from '../crypto/index.ts';
import type { Author, SystemOperation } from '../ports.ts';

/** Nobody acts: a day has come, an answer has arrived. */
export function systemAuthor(operation: SystemOperation): Author {
  return { requestId: createId(), operation, inputDigest: '', staffId: null, role: null, approverId: null, counter: null };
}
