import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { isTrustedSender, type Sender } from './guards/sender.ts';
import { mayCommand } from './guards/staff-windows.ts';
import type { WindowRegister } from './window-register.ts';

/** The only place that answers a window: every handler goes through this check of who is asking. */
export function answer(channel: string, handler: (windowId: number, input: unknown) => unknown): void {
  ipcMain.handle(channel, (event, input: unknown) => {
    if (!isTrustedSender(senderOf(event))) throw new Error(`${channel}: not from a page of this program`);
    return handler(event.sender.id, input);
  });
}

/** The same for what only windows of the staff may ask. */
export function answerStaff(
  register: Pick<WindowRegister, 'find'>,
  channel: string,
  handler: (windowId: number, input: unknown) => unknown,
): void {
  answer(channel, (windowId, input) => {
    if (!mayCommand(register.find(windowId)?.station ?? null)) throw new Error(`${channel}: not from a window of the staff`);
    return handler(windowId, input);
  });
}

/** The same for what only a kiosk's window may ask at which the staff just proved who they are. */
export function answerReleased(
  kiosk: { mayLeave(windowId: number): boolean },
  channel: string,
  handler: (windowId: number, input: unknown) => unknown,
): void {
  answer(channel, (windowId, input) => {
    if (!kiosk.mayLeave(windowId)) throw new Error(`${channel}: not from a kiosk the staff let go`);
    return handler(windowId, input);
  });
}

function senderOf(event: IpcMainInvokeEvent): Sender | null {
  const frame = event.senderFrame;
  return frame && { url: frame.url, isMainFrame: frame === event.sender.mainFrame };
}
