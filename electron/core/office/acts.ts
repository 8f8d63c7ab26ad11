import type { ActDefinition } from '../store/types.ts';
import { blankAccountedFor, blankBatchEntered, stockBlankVoided } from './blanks.ts';
import { calendarOverlayImported, calendarYearImported } from './calendar/index.ts';
import { clockConfirmed } from './clock-acts.ts';
import { numberBlockEntered } from './numbers.ts';
import { offlineDayClosed, offlineDayOpened } from './offline.ts';
import { storeRestored } from './restored.ts';
import { numbersResumed } from './resume.ts';
import { officeConfigured, stationConfigured } from './settings.ts';
import { tipRenewed } from './tip-renewed.ts';

/** Every act of this folder, for the journal to project and rebuild. */
export const officeActs: readonly ActDefinition[] = [
  officeConfigured,
  stationConfigured,
  numberBlockEntered,
  blankBatchEntered,
  stockBlankVoided,
  blankAccountedFor,
  offlineDayOpened,
  offlineDayClosed,
  storeRestored,
  numbersResumed,
  tipRenewed,
  clockConfirmed,
  calendarYearImported,
  calendarOverlayImported,
];
