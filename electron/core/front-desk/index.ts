import type { HandlersFor } from '../ports.ts';
import type { ActDefinition } from '../store/index.ts';
import { ceremonyActs, createCeremonyHandlers } from './ceremonies/index.ts';
import type { FrontDeskDeps } from './deps.ts';
import { createRoomHandlers, roomBooked, roomCancelled } from './rooms/index.ts';
import { createFrontDeskSettingsHandlers, frontDeskConfigured } from './settings.ts';

export type { DeskCase } from './desk-case.ts';

export const frontDeskActs = [frontDeskConfigured, ...ceremonyActs, roomBooked, roomCancelled] as unknown as readonly ActDefinition[];

/** 前台: who comes when, who waits, who is called. */
export function createFrontDesk(deps: FrontDeskDeps) {
  return {
    ...createFrontDeskSettingsHandlers(deps),
    ...createCeremonyHandlers(deps),
    ...createRoomHandlers(deps),
  } satisfies HandlersFor<never>;
}
