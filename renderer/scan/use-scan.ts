import { useEffect } from 'react';
import { isTextControl, rememberField, restoreField, type FieldState } from './field-state.ts';
import { createRecogniser } from './recogniser.ts';
import { handOn, useTaker, type Taker } from './takers.ts';
import { isInterfered, readThroughInputMethod, type Heard } from './through-input-method.ts';

/** Longer than between two keys of a scanner, also of one that is heard late. Milliseconds. */
const pause = 100;
/** So long after the last key nothing of a scan is heard any more. Milliseconds. */
const stragglers = 60;

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
    /** All keys since the last pause, for what the plain way cannot read. */
    let heard: Heard[] = [];
    let lastAt = Number.NEGATIVE_INFINITY;
    let atPause: FieldState | null = null;
    let settling: ReturnType<typeof setTimeout> | undefined;

    const settle = (): void => {
      settling = undefined;
      const text = readThroughInputMethod(heard);
      heard = [];
      if (atPause) restoreField(atPause);
      if (text !== null) handOn(text);
    };

    /** Whether the key belongs to a scan an input method takes part in: its last keys may be heard after its Enter. */
    const isThroughInputMethod = (event: KeyboardEvent): boolean => {
      if (settling === undefined && event.timeStamp - lastAt > pause) {
        heard = [];
        atPause = rememberField(document.activeElement);
      }
      lastAt = Math.max(lastAt, event.timeStamp);
      const processed = event.isComposing || event.key === 'Process';
      heard.push({ type: event.type as Heard['type'], code: event.code, at: event.timeStamp, shift: event.shiftKey, processed });
      const ends = event.code === 'Enter' || event.code === 'NumpadEnter';
      if (settling === undefined && !(ends && isInterfered(heard) && readThroughInputMethod(heard) !== null)) return false;
      clearTimeout(settling);
      settling = setTimeout(settle, stragglers);
      swallow(event);
      return true;
    };

    const keyHeard = (event: KeyboardEvent): void => {
      if (event.repeat || isThroughInputMethod(event) || event.type === 'keyup') return;
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
    for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, keyHeard, { capture: true });
    return () => {
      clearTimeout(settling);
      for (const type of ['keydown', 'keyup'] as const) window.removeEventListener(type, keyHeard, { capture: true });
    };
  }, [active]);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
