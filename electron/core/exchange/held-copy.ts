/** A file that was made and waits for its maker: in memory until it is fetched or the next is made, never on the disk. */
export interface HeldCopy {
  hold(id: string, staffId: string | null, bytes: Uint8Array): void;
  /** Base64, once; null where it is gone or somebody else's. */
  take(id: string, staffId: string | null): string | null;
}

export function createHeldCopy(): HeldCopy {
  let held: { readonly id: string; readonly staffId: string | null; readonly bytes: Uint8Array } | null = null;
  return {
    hold(id, staffId, bytes) {
      held = { id, staffId, bytes };
    },
    take(id, staffId) {
      if (held?.id !== id || held.staffId !== staffId) return null;
      const { bytes } = held;
      held = null;
      return Buffer.from(bytes).toString('base64');
    },
  };
}
