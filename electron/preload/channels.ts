/** Names of the channels between a window and main. */
export const channels = {
  call: 'hall:call',
  openStation: 'hall:open-station',
  showApplicantScreen: 'hall:show-applicant-screen',
  chooseFolder: 'hall:choose-folder',
  chooseTable: 'hall:choose-table',
  saveLedger: 'hall:save-ledger',
  saveLookUps: 'hall:save-look-ups',
  saveReminders: 'hall:save-reminders',
  saveDiagnostics: 'hall:save-diagnostics',
  saveEnrolmentRequest: 'hall:save-enrolment-request',
  programState: 'hall:program-state',
  chooseUpdate: 'hall:choose-update',
  installUpdate: 'hall:install-update',
  goBack: 'hall:go-back',
  findNewer: 'hall:find-newer',
  startNewer: 'hall:start-newer',
  kioskExit: 'hall:kiosk-exit',
  kioskSelfTest: 'hall:kiosk-self-test',
  kioskStartByItself: 'hall:kiosk-start-by-itself',
  event: 'hall:event',
} as const;

/** How main tells a window's preload which station it is; main itself never asks the window. */
export const stationArgument = '--hall-station=';
