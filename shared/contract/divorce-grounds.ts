import { z } from 'zod';
import { Slot } from '#shared/model/index.ts';

/** What the registrar learns by asking, and names as a ground of a notice. */
const DivorceGround = z.enum([
  'absent',
  'oneSided',
  'noAgreement',
  'noCapacity',
  'limitedCapacity',
  'notRegisteredHere',
  'papersLacking',
  'changedTheirMind',
  'disagrees',
]);

/** The grounds of one notice, each with the party it concerns. */
export const Grounds = z
  .array(z.object({ ground: DivorceGround, party: Slot.nullable() }))
  .max(10)
  .default([]);
