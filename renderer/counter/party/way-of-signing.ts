import type { PartyDraft } from '#shared/model/index.ts';

/** How somebody takes in and signs what they declare. */
export type WayOfSigning = 'alone' | 'readTo' | 'readToFingerprint' | 'fingerprint';

/** Who cannot read is read to; who cannot write leaves a fingerprint (M-24). */
export function wayOfSigning({ help }: Pick<PartyDraft, 'help'>): WayOfSigning {
  if (help.reads) return help.writes ? 'alone' : 'fingerprint';
  return help.writes ? 'readTo' : 'readToFingerprint';
}
