import type { ProgramBridge } from '#shared/contract/index.ts';

/** A program that has never been updated. */
export const fakeProgram: ProgramBridge = {
  state: () => Promise.resolve({ running: '0.1.0', previous: null, previousReads: true, left: null, takesUpdates: true }),
  chooseUpdate: () => Promise.resolve(null),
  install: () => Promise.resolve({ ok: true, value: null }),
  goBack: () => Promise.resolve({ ok: true, value: null }),
  findNewer: () => Promise.resolve(null),
  startNewer: () => Promise.resolve({ ok: true, value: null }),
};
