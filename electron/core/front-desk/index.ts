import type { HandlersFor } from '../ports.ts';
import type { ActDefinition } from '../store/index.ts';
import type { FrontDeskDeps } from './deps.ts';
import { createFrontDeskSettingsHandlers, frontDeskConfigured } from './settings.ts';

export type FrontDeskOperation = 'frontDesk.settings' | 'frontDesk.configure';

export const frontDeskActs = [frontDeskConfigured] as unknown as readonly ActDefinition[];

/** 前台: who comes when, who waits, who is called. */
export function createFrontDesk(deps: FrontDeskDeps): HandlersFor<FrontDeskOperation> {
  return { ...createFrontDeskSettingsHandlers(deps) };
}
