import type { HandlersFor } from '../ports.ts';
import { caseCancelled, caseOpened } from './acts.ts';
import { concernRecorded } from './concerns.ts';
import { createDisplayHandlers } from './display.ts';
import { createCaseHandlers } from './handlers.ts';
import {
  blankReplaced,
  cardRead,
  certificatesVoided,
  coupleConfirmed,
  declared,
  examined,
  identified,
  partiesSwapped,
  photographed,
  prechecked,
  prepared,
  refused,
  registered,
} from './marriage/acts.ts';
import { createCardHandlers } from './marriage/cards.ts';
import { createConfirmHandlers } from './marriage/confirm.ts';
import { createCompletionHandlers } from './marriage/completion.ts';
import type { MarriageDeps } from './marriage/deps.ts';
import { createPaperworkHandlers } from './marriage/paperwork.ts';
import { createReceptionHandlers } from './marriage/reception.ts';

export const caseActs = [
  caseOpened,
  cardRead,
  identified,
  partiesSwapped,
  prechecked,
  declared,
  photographed,
  coupleConfirmed,
  examined,
  prepared,
  blankReplaced,
  certificatesVoided,
  registered,
  refused,
  caseCancelled,
  concernRecorded,
];

export function createCases(deps: MarriageDeps) {
  return {
    ...createCaseHandlers(deps),
    ...createDisplayHandlers(deps),
    ...createReceptionHandlers(deps),
    ...createPaperworkHandlers(deps),
    ...createConfirmHandlers(deps),
    ...createCompletionHandlers(deps),
    ...createCardHandlers(deps),
  } satisfies HandlersFor<never>;
}

export { eraseEndedDrafts } from './drafts.ts';
