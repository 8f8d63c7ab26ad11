import { preReviewPassed, preReviewReceived, preReviewReturned, preReviewUsed } from './acts.ts';

export { eraseHalfWritten, eraseOverdue, hasOverdue } from './contents.ts';
export { createPreReviewHandlers } from './handlers.ts';
export { findTakenIn, takeIn } from './intake.ts';
export { findPreReview, findReviewedCouple, listOfPerson as listPreReviewsOf } from './records.ts';
export { createFolderWatch, type FolderWatch } from './watch.ts';
export const preReviewActs = [preReviewReceived, preReviewPassed, preReviewReturned, preReviewUsed];
