import {
  cardReadOfReissue,
  declaredForReissue,
  evidenceApproved,
  examinedForReissue,
  identifiedForReissue,
  precheckedForReissue,
  reissuePartiesSwapped,
  reissuePhotographed,
  reissueRefused,
} from './acts.ts';
import { reissueBlankReplaced, reissueIssued, reissuePrepared, reissueVoided } from './certificate-acts.ts';

export { createReissueCompletionHandlers } from './completion.ts';
export { createReissueFindHandlers } from './find.ts';
export { createReissueReceptionHandlers } from './reception.ts';

export const reissueActs = [
  cardReadOfReissue,
  identifiedForReissue,
  reissuePartiesSwapped,
  evidenceApproved,
  precheckedForReissue,
  declaredForReissue,
  reissuePhotographed,
  examinedForReissue,
  reissueRefused,
  reissuePrepared,
  reissueBlankReplaced,
  reissueVoided,
  reissueIssued,
] as const;
