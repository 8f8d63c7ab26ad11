import type { Hall } from './launch.ts';

/** A keyboard-wedge scanner on the counter's window: all keys at once, Enter last, as real input and not as page events. */
export async function scan(hall: Hall, text: string): Promise<void> {
  await hall.app.evaluate(
    ({ BrowserWindow }, keys) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      for (const keyCode of keys) {
        webContents.sendInputEvent({ type: 'keyDown', keyCode });
        webContents.sendInputEvent({ type: 'char', keyCode });
        webContents.sendInputEvent({ type: 'keyUp', keyCode });
      }
    },
    [...text, 'Return'],
  );
}
