export { officeActs } from './acts.ts';
export { parseBlankRange } from './blank-range.ts';
export { blankBatchEntered, countBlanksLeft, findNextBlanks } from './blanks.ts';
export { projectBlankTaken, projectBlankUsed, projectBlankVoided } from './blanks.ts';
export { createOffice, type OfficeDeps } from './handlers.ts';
export { countNumbersLeft, findNextNumber, numberBlockEntered } from './numbers.ts';
export { projectNumberTaken, projectNumberUsed, projectNumberVoided } from './numbers.ts';
export { completionState, isOfflineDayOpen } from './offline.ts';
export { findStationDevices, getOffice, hasCounter, officeConfigured, stationConfigured, type StationDevices } from './settings.ts';
