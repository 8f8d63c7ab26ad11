import { useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import { usePages } from '../frame/page-stack.tsx';
import { StaffDoorContext } from './staff-door.ts';
import { StaffPage } from './staff-page.tsx';

/** Lets the staff to their page from wherever the kiosk is. */
export function StaffDoor({ children }: { readonly children: ReactNode }): ReactElement {
  const { open } = usePages();
  const door = useMemo(() => () => open(<StaffPage />), [open]);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyE' || !event.ctrlKey || !event.altKey || !event.shiftKey || event.repeat) return;
      event.preventDefault();
      door();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [door]);
  return <StaffDoorContext value={door}>{children}</StaffDoorContext>;
}
