import { z } from 'zod';
import { caseRowShape, caseViewShape } from './case.ts';
import { CivilDate } from './civil-date.ts';
import { Finding } from './finding.ts';
import { Registration } from './office.ts';
import { ReissueAction, ReissueApplication, ReissueState } from './reissue.ts';

export const ReissueRow = z.object({
  ...caseRowShape,
  business: z.literal('reissue'),
  state: ReissueState,
  /** 补发结婚证 or 补发离婚证; null while open. */
  kind: Registration.nullable(),
});
export type ReissueRow = z.infer<typeof ReissueRow>;

/** 补领: its number is `BJ` or `BL`; of the two blanks only those of who gets a certificate are there. */
export const ReissueView = ReissueRow.extend({
  ...caseViewShape,
  /** How far its steps led: the state before it was refused or cancelled, else the state itself. */
  reached: ReissueState,
  application: ReissueApplication,
  /** What may be done next, derived from the process table and the caller's role. */
  actions: z.array(ReissueAction),
  photo: z.uuid().nullable(),
  /** What speaks against the registration today; null while it is not known what was registered, or when. */
  standing: z.array(Finding).nullable(),
  /** A second person agreed to what was proved without an archive. */
  approved: z.boolean(),
  /** Number and blanks, once they are taken. */
  issued: z
    .object({
      registrationNumber: z.string(),
      blanks: z.object({ man: z.string().nullable(), woman: z.string().nullable() }),
      preparedOn: CivilDate,
    })
    .nullable(),
});
export type ReissueView = z.infer<typeof ReissueView>;
