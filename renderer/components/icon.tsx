import type { ReactElement } from 'react';

/** 16 × 16 line drawings; always beside a word, so hidden from readers. */
const drawings = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  ask: 'M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.9M8 12.4v.2',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.8h11M5.5 2v3M10.5 2v3',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
  dot: 'M8 6.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  stop: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.2 8h5.6',
  card: 'M2 4h12v8H2zM4 6.5h3v3H4zM9 7h3.2M9 9.2h3.2',
  scan: 'M2.5 5V3H5M11 3h2.5v2M13.5 11v2H11M5 13H2.5v-2M5 6v4M7 6v4M9 6v4M11 6v4',
  camera: 'M2 5h3l1-1.5h4L11 5h3v7.5H2zM8 6.5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  printer: 'M4.5 6V2.5h7V6M4.5 11H2.5V6h11v5h-2M4.5 9.5h7v4h-7z',
  paper: 'M4 2h5.5L12 4.5V14H4zM9.5 2v2.5H12M6 7.5h4M6 10h4',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3',
  plus: 'M8 3v10M3 8h10',
  swap: 'M3 6h9M9.5 3.5 12 6 9.5 8.5M13 10H4M6.5 7.5 4 10l2.5 2.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  keyboard: 'M1.8 4.5h12.4v7.5H1.8zM4 7h.2M6.6 7h.2M9.2 7h.2M11.8 7h.2M4.5 9.6h7',
  person: 'M8 2.5a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM3 13.5c.4-2.8 2.3-4.2 5-4.2s4.6 1.4 5 4.2',
  chevronDown: 'M4 6l4 4 4-4',
  chevronRight: 'M6 4l4 4-4 4',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  zoomIn: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3M7 5.2v3.6M5.2 7h3.6',
  zoomOut: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3M5.2 7h3.6',
  cloud: 'M4.5 12.5a2.8 2.8 0 0 1-.2-5.6A3.8 3.8 0 0 1 11.6 7a2.8 2.8 0 0 1 .2 5.5zM8 7.5v3M6.6 8.7 8 7.3l1.4 1.4',
  history: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.8V5.2h2.4M8 5.4V8l1.8 1.3',
  edit: 'M3 13l.6-2.6 7-7 2 2-7 7zM9.4 4.6l2 2',
  globe: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c2 1.8 2.6 3.8 2.6 6S10 12.2 8 14M8 2C6 3.8 5.4 5.8 5.4 8S6 12.2 8 14',
  key: 'M5.5 7.2a3 3 0 1 0 0 5.6 3 3 0 0 0 0-5.6zM7.6 7.9 13.5 2M11 4.5l2 2M9.4 6.1l1.6 1.6',
  pulse: 'M1.5 8.5h3l1.8-5 3 9.5 1.9-4.5h3.3',
  diamond: 'M8 1.8 14.2 8 8 14.2 1.8 8zM8 5.2 10.8 8 8 10.8 5.2 8z',
  bell: 'M8 2v1.2M4 11.5V7.4a4 4 0 0 1 8 0v4.1l1.2 1.2H2.8zM6.6 14.2h2.8',
  speaker: 'M2.5 6.2h2.6L8.5 3.2v9.6L5.1 9.8H2.5zM10.8 6a2.8 2.8 0 0 1 0 4M12.7 4.2a5.4 5.4 0 0 1 0 7.6',
  textSize: 'M1.5 13 5.2 3.5 8.9 13M2.8 9.8h4.8M9.6 13l2.3-6 2.6 6M10.4 11h3.2',
  contrast: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 2v12M8 4.6a3.4 3.4 0 0 1 0 6.8',
  wheelchair: 'M6.6 2.6h.2M6.7 5v4.2h3.6l1.5 3.6h1.4M6.7 6.8h3M5.2 7.6a3.4 3.4 0 1 0 4.4 4.4',
  exit: 'M6.5 3H3v10h3.5M6.5 8H13M10.5 5.5 13 8l-2.5 2.5',
  backspace: 'M5.5 3.5h8v9h-8L2 8zM7.8 6.2l3.6 3.6M11.4 6.2 7.8 9.8',
  ticket: 'M2 4.5h12v2a1.5 1.5 0 0 0 0 3v2H2v-2a1.5 1.5 0 0 0 0-3zM9.5 4.8v6.4',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      className="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
