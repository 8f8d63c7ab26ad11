import { randomBytes } from '../crypto/index.ts';
import type { Approval } from '../ports.ts';
import type { Store } from '../store/types.ts';

/** One-time stand-ins for the second person's password: the headless door of training stores. */
export interface Passes {
  issue(code: string): Approval;
  /** True once for each pass issued. */
  redeem(approval: Approval): boolean;
}

export function createPasses(store: Pick<Store, 'training'>): Passes {
  const codeByPass = new Map<string, string>();
  return {
    issue(code) {
      if (!store.training) throw new Error('only a training store lets anybody approve without a password');
      const password = Buffer.from(randomBytes(32)).toString('base64url');
      codeByPass.set(password, code);
      return { code, password };
    },
    redeem({ code, password }) {
      return codeByPass.get(password) === code && codeByPass.delete(password);
    },
  };
}
