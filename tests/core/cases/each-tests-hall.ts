import { afterEach } from 'vitest';
import { createTestDesk, type TestDesk, type TestDeskOptions } from './test-desk.ts';

/** A hall for each test of a file, closed after it. */
export function eachTestsHall() {
  let hall: TestDesk | null = null;
  afterEach(async () => {
    await hall?.close();
    hall = null;
  });
  const openHall = async (options?: TestDeskOptions) => {
    hall = await createTestDesk(options);
    return { hall, registrar: hall.as('R1'), supervisor: hall.as('S1') };
  };
  /** With offline registration opened for the day. */
  const openOffline = async (options?: TestDeskOptions) => {
    const opened = await openHall(options);
    await opened.supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    return opened;
  };
  return { openHall, openOffline };
}
