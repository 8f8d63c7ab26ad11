import { useEffect, useRef, type RefObject } from 'react';

/** In a long form Enter leads to the next field, and Ctrl+Enter is done with all of them: nothing half typed is sent by a key too many. */
export function useEnterNext(done: () => void): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(done);
  useEffect(() => {
    latest.current = done;
  });
  useEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      const { current } = form;
      if (event.key !== 'Enter' || event.isComposing || current === null || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      if (event.ctrlKey) {
        latest.current();
        return;
      }
      const fields = [...current.querySelectorAll<HTMLElement>('input:not([type=hidden], [type=file]), button[type=submit]')];
      fields[fields.indexOf(event.target) + 1]?.focus();
    };
    const { current } = form;
    current?.addEventListener('keydown', keyDown);
    return () => current?.removeEventListener('keydown', keyDown);
  }, []);
  return form;
}
