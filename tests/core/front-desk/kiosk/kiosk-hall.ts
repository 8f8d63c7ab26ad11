import { v7 as uuidv7 } from 'uuid';
import { vi } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import type { Answer, Input, OperationName, Output } from '#shared/contract/index.ts';
import type { Person } from '../../../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../../../emulators/reader/index.ts';
import { aMorning, createTestDesk, testHall, type TestDesk } from '../../cases/test-desk.ts';

export const kioskConfig = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const soon = { timeout: 8000 };

/** A kiosk as main serves one: it keeps the session the core hands it, and sends it with each call. */
export interface Kiosk {
  call<K extends OperationName>(operation: K, input: Input<K>, requestId?: string): Promise<Answer<K>>;
  ask<K extends OperationName>(operation: K, input: Input<K>): Promise<Output<K>>;
  session(): string | null;
  useSession(token: string | null): void;
}

export interface KioskHall extends TestDesk {
  readonly reader: ReaderEmulator;
  readonly kiosk: Kiosk;
  /** Lays a card down where one is awaited, takes it away again and enters with it. */
  enter(person: Person, as?: 'kiosk.enter' | 'kiosk.enterPartner'): Promise<Output<'kiosk.enter'>>;
}

export function kioskOf(hall: Pick<TestDesk, 'desk'>): Kiosk {
  let session: string | null = null;
  const call: Kiosk['call'] = async (operation, input, requestId = uuidv7()) => {
    const answered = await hall.desk.call({ operation, input, requestId, approval: null, station: 'kiosk', session });
    if (answered.session !== undefined) session = answered.session;
    return answered.answer as never;
  };
  return {
    call,
    async ask(operation, input) {
      const answer = await call(operation, input);
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.error)}`);
      return answer.value as never;
    },
    session: () => session,
    useSession: (token) => void (session = token),
  };
}

export async function openKioskHall(options: Parameters<typeof createTestDesk>[0] = {}): Promise<KioskHall> {
  const reader = await startReaderEmulator();
  const hall = await createTestDesk({ config: kioskConfig, readerPath: reader.path, pcClock: createSetClock(aMorning), ...options });
  const kiosk = kioskOf(hall);
  await vi.waitUntil(async () => (await kiosk.ask('kiosk.state', {})).reader === 'there', soon);
  const told = (): number => hall.events.filter(({ event }) => event === 'kiosk.cardRead').length;
  return {
    ...hall,
    reader,
    kiosk,
    async enter(person, as = 'kiosk.enter') {
      // The reader notices that the card before was taken away.
      await vi.waitUntil(async () => (await hall.as('R1').ask('devices.status', {})).reader.state !== 'removeCard', soon);
      await kiosk.ask('kiosk.awaitCard', {});
      const before = told();
      reader.placeCard(residentCard(person));
      await vi.waitUntil(() => told() === before + 1, soon);
      reader.removeCard();
      return kiosk.ask(as, {});
    },
    async close() {
      await hall.close();
      await reader.stop();
    },
  };
}
