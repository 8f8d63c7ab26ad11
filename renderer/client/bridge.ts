import type { HallBridge } from '#shared/contract/index.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly hall: HallBridge;
  }
}

export type { HallBridge };
