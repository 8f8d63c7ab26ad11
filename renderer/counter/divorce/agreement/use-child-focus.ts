import { useEffect, useState, type RefObject } from 'react';

/** Puts the focus into the name of a child once it is drawn; with no child there, onto the way to add one. */
export function useChildFocus(list: RefObject<HTMLElement | null>): (child: number) => void {
  const [wanted, setWanted] = useState<{ readonly child: number } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const into =
      list.current?.querySelector<HTMLElement>(`[data-child="${wanted.child}"] .child-name :is(input, textarea)`) ??
      list.current?.querySelector<HTMLElement>('[data-add-child]');
    into?.focus();
  }, [wanted, list]);
  return (child) => setWanted({ child });
}
