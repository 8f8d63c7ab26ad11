import { useEffect } from 'react';
import { isTextControl, rememberField, restoreField, type FieldState } from './field-state.ts';
import { createRecogniser, longestGap } from './recogniser.ts';
import { handOn, useTaker, type Taker } from './takers.ts';
import { isInterfered, readThroughInputMethod, type Heard } from './through-input-method.ts';

/** Twice over, for going down and coming up, what the longest scan has. */
const mostKeys = 300;
/** After such a pause nothing that was typed before has to do with a scan. Milliseconds. */
const pause = 1_000;
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
    /** The last keys, for what the plain way cannot read. */
    let heard: Arrived[] = [];
    let lastAt = Number.NEGATIVE_INFINITY;
    let settling: ReturnType<typeof setTimeout> | undefined;

    const settle = (): void => {
      settling = undefined;
      const read = readThroughInputMethod(heard);
      const field = read && fieldBefore(heard, read.from);
      heard = [];
      if (field) restoreField(field);
      if (read) handOn(read.text);
    };

    /** Whether the key belongs to a scan an input method takes part in: its last keys may be heard after its Enter. */
    const isThroughInputMethod = (event: KeyboardEvent): boolean => {
      const now = performance.now();
      const field = now - lastAt < longestGap ? undefined : rememberField(document.activeElement);
      if (now - lastAt > pause) heard = [];
      lastAt = now;
      const processed = event.isComposing || event.key === 'Process';
      const type = event.type as Heard['type'];
      heard = [...heard.slice(-mostKeys), { type, code: event.code, at: event.timeStamp, shift: event.shiftKey, processed, field }];
      const ends = event.code === 'Enter' || event.code === 'NumpadEnter';
      const read = settling === undefined && ends ? readThroughInputMethod(heard) : null;
      const interfered = read !== null && isInterfered(heard, read.from);
      if (settling === undefined && !interfered) return false;
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

interface Arrived extends Heard {
  /** What the field held before a key after a pause; undefined: no pause. */
  readonly field: FieldState | null | undefined;
}

/** What the field held before the first key of a scan was heard, which may not be the first that was sent. */
function fieldBefore(heard: readonly Arrived[], from: number): FieldState | null {
  const first = heard.findIndex(({ at }) => at >= from - longestGap);
  return heard.slice(0, first + 1).findLast(({ field }) => field !== undefined)?.field ?? null;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
