import { useEffect } from 'react';
import { isTextControl, rememberField, restoreField, type FieldState } from './field-state.ts';
import { createRecogniser } from './recogniser.ts';
import { handOn, useTaker, type Taker } from './takers.ts';

/**
 * Calls with every scanned text, wherever the focus is and also while an input method composes; a travel document's zone
 * goes to the page that asked for it. null: not here, not now; `first`: asked
 * before the page around it.
 */
export function useScan(onScan: Taker | null, { first = false }: { readonly first?: boolean } = {}): void {
  useTaker(onScan, first);
  const active = onScan !== null;
  useEffect(() => {
    if (!active) return;
    const recognise = createRecogniser();
    let before: FieldState | null = null;

    const keyDown = (event: KeyboardEvent): void => {
      if (event.repeat) return;
      const seen = recognise({
        code: event.code,
        at: event.timeStamp,
        shift: event.shiftKey,
        chord: event.ctrlKey || event.altKey || event.metaKey,
      });
      if (seen.kind === 'start') before = rememberField(document.activeElement);
      // Elsewhere than in a text field such keys would press buttons and choose in lists.
      if (seen.kind === 'burst' && !isTextControl(document.activeElement)) swallow(event);
      if (seen.kind === 'line') swallow(event);
      if (seen.kind === 'scan') {
        swallow(event);
        if (before) restoreField(before);
        before = null;
        handOn(seen.text);
      }
    };
    window.addEventListener('keydown', keyDown, { capture: true });
    return () => window.removeEventListener('keydown', keyDown, { capture: true });
  }, [active]);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
