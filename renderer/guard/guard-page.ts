import { mayDrop, mayPaste } from './may-bring-in.ts';

/** Marks a place made for files: `<div data-drop-zone …>`. */
const zone = '[data-drop-zone]';

/**
 * Stands before every drop, drag and paste of the page, before anything of ours hears of it. What may not come in is as if it had
 * not happened; and nothing is dragged out: a photo pulled onto the PC's desktop would be a copy nobody knows of.
 */
export function guardPage(page: Document): () => void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const drag = (event: DragEvent): void => {
    const overZone = event.target instanceof Element && event.target.closest(zone) !== null;
    if (mayDrop({ types: event.dataTransfer?.types ?? [], overZone })) return;
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    stop(event);
  };
  const paste = (event: ClipboardEvent): void => {
    const { types = [] } = event.clipboardData ?? {};
    if (!mayPaste({ types, characters: event.clipboardData?.getData('text/plain').length ?? 0 })) stop(event);
  };
  const listeners = [
    ['dragenter', drag],
    ['dragover', drag],
    ['drop', drag],
    ['dragstart', stop],
    ['paste', paste],
  ] as const;
  for (const [name, listener] of listeners) page.addEventListener(name, listener as EventListener, { capture: true });
  return () => {
    for (const [name, listener] of listeners) page.removeEventListener(name, listener as EventListener, { capture: true });
  };
}
