import { z } from 'zod';
import { MarriageRow, MarriageView } from './case.ts';
import { DivorceRow, DivorceView } from './divorce-case.ts';
import { ReissueRow, ReissueView } from './reissue-case.ts';

/** A line of the worklist, of any business. */
export const CaseRow = z.discriminatedUnion('business', [MarriageRow, DivorceRow, ReissueRow]);
export type CaseRow = z.infer<typeof CaseRow>;

/** One case, whole, of any business. */
export const CaseView = z.discriminatedUnion('business', [MarriageView, DivorceView, ReissueView]);
export type CaseView = z.infer<typeof CaseView>;
