import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { channels, stationArgument } from './channels.ts';
import type { HallBridge, HallEvent } from '#shared/contract/index.ts';
import type { Station } from '#shared/model/index.ts';

const station = process.argv.find((argument) => argument.startsWith(stationArgument))?.slice(stationArgument.length) as Station;

const bridge: HallBridge = {
  station,
  call: (call) => ipcRenderer.invoke(channels.call, call),
  openStation: async (other) => (await ipcRenderer.invoke(channels.openStation, other)) === true,
  showApplicantScreen: async (place) => (await ipcRenderer.invoke(channels.showApplicantScreen, place)) === true,
  chooseFolder: async () => {
    const chosen: unknown = await ipcRenderer.invoke(channels.chooseFolder);
    return typeof chosen === 'string' ? chosen : null;
  },
  chooseTable: async () => {
    const chosen: unknown = await ipcRenderer.invoke(channels.chooseTable);
    return typeof chosen === 'string' ? chosen : null;
  },
  saveLedger: (request) => ipcRenderer.invoke(channels.saveLedger, request),
  saveLookUps: (request) => ipcRenderer.invoke(channels.saveLookUps, request),
  saveReminders: (request) => ipcRenderer.invoke(channels.saveReminders, request),
  saveEnrolmentRequest: (request) => ipcRenderer.invoke(channels.saveEnrolmentRequest, request),
  saveDiagnostics: (requestId) => ipcRenderer.invoke(channels.saveDiagnostics, requestId),
  program: {
    state: () => ipcRenderer.invoke(channels.programState),
    chooseUpdate: () => ipcRenderer.invoke(channels.chooseUpdate),
    install: (requestId, approval) => ipcRenderer.invoke(channels.installUpdate, { requestId, approval }),
    goBack: (requestId, approval) => ipcRenderer.invoke(channels.goBack, { requestId, approval }),
    findNewer: () => ipcRenderer.invoke(channels.findNewer),
    startNewer: () => ipcRenderer.invoke(channels.startNewer),
  },
  exitKiosk: async () => {
    await ipcRenderer.invoke(channels.kioskExit);
  },
  kioskSelfTest: () => ipcRenderer.invoke(channels.kioskSelfTest),
  startByItself: (wish) => ipcRenderer.invoke(channels.kioskStartByItself, wish),
  onEvent: (listener) => {
    const forward = (_: IpcRendererEvent, event: HallEvent): void => listener(event);
    ipcRenderer.on(channels.event, forward);
    return () => ipcRenderer.off(channels.event, forward);
  },
};

contextBridge.exposeInMainWorld('hall', bridge);
