import type { Couple, MarriageApplication, RequiredMaterial } from '#shared/model/index.ts';
import { slots } from '#shared/model/index.ts';

/** The closed list of papers a marriage asks for: by party type, what they declare of themselves, and what they apply for. */
export function marriageMaterials(couple: Couple, _application: MarriageApplication): RequiredMaterial[] {
  return slots.map((party) => ({ kind: couple[party].document, party, need: 'see', given: couple[party].idNumber !== '' }));
}
