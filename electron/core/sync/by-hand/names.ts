import type { EnvelopeHeader } from '../envelope/index.ts';

type Named = Pick<EnvelopeHeader, 'office' | 'station' | 'lane' | 'sequence'>;

/** `329901-S01-acts-00000012`: the files of one envelope begin so, and are read in the order of their names. */
function stem({ office, station, lane, sequence }: Named): string {
  return `${office}-${station}-${lane}-${String(sequence).padStart(8, '0')}`;
}

/** Names of the files that are carried by hand: section 10 of docs/sync-protocol.md. */
export const handNames = {
  envelope: (header: Named) => `${stem(header)}.txev`,
  answer: (header: Named) => `${stem(header)}.answer.txev`,
  refusal: (header: Named) => `${stem(header)}.refused.json`,
  keys: ({ office, station }: Pick<Named, 'office' | 'station'>) => `${office}-${station}-keys.json`,
};
