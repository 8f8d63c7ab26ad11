import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { isTrustedSender, type Sender } from './guards/sender.ts';

/** The only place that answers a window: every handler goes through this check of who is asking. */
export function answer(channel: string, handler: (windowId: number, input: unknown) => unknown): void {
  ipcMain.handle(channel, (event, input: unknown) => {
    if (!isTrustedSender(senderOf(event))) throw new Error(`${channel}: not from a page of this program`);
    return handler(event.sender.id, input);
  });
}

function senderOf(event: IpcMainInvokeEvent): Sender | null {
  const frame = event.senderFrame;
  return frame && { url: frame.url, isMainFrame: frame === event.sender.mainFrame };
}
