import { useRef, type ReactElement } from 'react';

/** Milliseconds the seal is held until the staff's page opens; nobody does that by chance. */
const longPress = 5_000;

/** The seal; to the staff, who hold it for five seconds, also a door. */
export function Seal({ onHeld }: { readonly onHeld: (() => void) | null }): ReactElement {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = (): void => {
    clearTimeout(timer.current);
    if (onHeld) timer.current = setTimeout(onHeld, longPress);
  };
  const letGo = (): void => clearTimeout(timer.current);
  return (
    <svg
      className="kiosk-seal"
      data-testid="seal"
      aria-hidden="true"
      viewBox="0 0 36 36"
      onPointerDown={hold}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
    >
      <rect x="1" y="1" width="34" height="34" rx="6" />
      <path d="M10 9v18M10 9h16v18M14.5 14h7M14.5 18h7v6.5h-7z" />
    </svg>
  );
}
