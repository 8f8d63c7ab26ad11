export { officeActs } from './acts.ts';
export { parseBlankRange } from './blank-range.ts';
export { blankBatchEntered, countBlanksLeft, findBlank, findNextBlanks, listBlanks, stockBlankVoided } from './blanks.ts';
export { projectBlankTaken, projectBlankUsed, projectBlankVoided } from './blanks.ts';
export { createOffice, type OfficeDeps } from './handlers.ts';
export { countNumbersLeft, findNextNumber, listNumberBlocks, numberBlockEntered } from './numbers.ts';
export { projectNumberTaken, projectNumberUsed, projectNumberVoided } from './numbers.ts';
export { completionState, findAuthorisation, findOfflineDay, isOfflineDayOpen, offlineDayClosed, offlineDayOpened } from './offline.ts';
export { findStationDevices, getOffice, officeConfigured, stationConfigured, yearOf, type StationDevices } from './settings.ts';
