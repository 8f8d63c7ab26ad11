import { type Hall, tellMain } from './launch.ts';

/** A keyboard-wedge scanner on the counter's window: all keys at once, Enter last, as real input and not as page events. */
export async function scan(hall: Pick<Hall, 'app'>, text: string): Promise<void> {
  await tellMain(
    hall.app,
    ({ BrowserWindow }, characters) => {
      const { webContents } = BrowserWindow.getAllWindows().find((window) => window.webContents.id === 1)!;
      for (const character of characters) {
        // The filler of a travel document's zone lies on the comma's key.
        const shifted = character === '<';
        const keyCode = shifted ? ',' : character;
        const modifiers: 'shift'[] = shifted ? ['shift'] : [];
        webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
        webContents.sendInputEvent({ type: 'char', keyCode: character, modifiers });
        webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
      }
    },
    text.split('\n').flatMap((line) => [...line, 'Return']),
  );
}
