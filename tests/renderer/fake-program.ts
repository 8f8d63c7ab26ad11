import type { HallBridge, ProgramBridge } from '#shared/contract/index.ts';

/** A program that has never been updated. */
export const fakeProgram: ProgramBridge = {
  state: () => Promise.resolve({ running: '0.1.0', previous: null, previousReads: true, left: null, takesUpdates: true }),
  chooseUpdate: () => Promise.resolve(null),
  install: () => Promise.resolve({ ok: true, value: null }),
  goBack: () => Promise.resolve({ ok: true, value: null }),
  findNewer: () => Promise.resolve(null),
  startNewer: () => Promise.resolve({ ok: true, value: null }),
};

/** What a window may ask main itself for. */
export const fakeDoors = {
  openStation: () => Promise.resolve(true),
  exitKiosk: () => Promise.resolve(),
  kioskSelfTest: () =>
    Promise.resolve({
      system: 'linux',
      findings: [
        { what: 'window', state: 'ok' },
        { what: 'shell', state: 'open' },
        { what: 'consoles', state: 'unknown' },
      ],
    }),
  startByItself: (wish) => Promise.resolve({ isOn: wish === true, refusal: null }),
  chooseFolder: () => Promise.resolve('/media/backup'),
  chooseTable: () => Promise.resolve('/media/旧登记簿.xlsx'),
  saveLedger: () => Promise.resolve({ ok: true, value: { file: 'ledger.csv', rows: 2 } }),
  saveLookUps: () => Promise.resolve({ ok: true, value: { file: 'look-ups.csv', rows: 2 } }),
  saveReminders: () => Promise.resolve({ ok: true, value: { file: 'reminders.csv', rows: 2, earlier: 1 } }),
  saveDiagnostics: () => Promise.resolve({ ok: true, value: 'tongxin-2026-11-22.tar.gz' }),
  saveEnrolmentRequest: () => Promise.resolve({ ok: true, value: 'tongxin-request-2026-11-22.json' }),
} satisfies Partial<HallBridge>;
