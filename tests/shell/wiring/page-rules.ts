import type { Rule } from './rule.ts';

const ofRenderer = /^renderer\//u;

export const pageRules: readonly Rule[] = [
  {
    kind: 'call',
    name: /^guardPage$/u,
    within: ofRenderer,
    only: ['renderer/main.tsx'],
    required: true,
    say: 'the page stands behind guardPage (renderer/guard) before anything is drawn',
  },
  {
    kind: 'attribute',
    name: /^onDrop$/u,
    within: ofRenderer,
    only: ['renderer/'],
    guard: 'data-drop-zone',
    say: 'mark a place made for files with data-drop-zone: guardPage (renderer/guard) lets drops through nowhere else',
  },
  {
    kind: 'attribute',
    name: /^(dangerouslySetInnerHTML|download|srcDoc|onPaste)$/u,
    within: ofRenderer,
    only: null,
    say: 'no markup from text, no saving by the browser, no pasting but into fields (renderer/guard)',
  },
  { kind: 'attribute', name: /^target$/u, within: ofRenderer, only: null, say: 'no link leads out of the page' },
  {
    kind: 'element',
    name: /^(iframe|webview|object|embed|portal|frame|script|base)$/u,
    within: ofRenderer,
    only: null,
    say: 'the page holds no other page and no code',
  },
  {
    kind: 'member',
    name: /\.(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/u,
    within: ofRenderer,
    only: null,
    say: 'no markup from text',
  },
  {
    kind: 'member',
    name: /(^|\.)(localStorage|sessionStorage|indexedDB|caches|cookie|serviceWorker)$/u,
    within: ofRenderer,
    only: null,
    say: 'nothing of a case is kept by the browser: drafts live in the core',
  },
  {
    kind: 'member',
    name: /^navigator\.(clipboard|geolocation|usb|hid|serial|bluetooth|credentials|sendBeacon)$/u,
    within: ofRenderer,
    only: null,
    say: 'mayUse (guards/permissions.ts) grants the camera alone',
  },
  {
    kind: 'call',
    name: /^(window|globalThis|self)\.(open|print|eval|fetch|postMessage)$/u,
    within: ofRenderer,
    only: null,
    say: 'the page asks the core through window.hall, and nobody else',
  },
  {
    kind: 'call',
    name: /^document\.(write|writeln|execCommand)$/u,
    within: ofRenderer,
    only: null,
    say: 'no markup from text, no clipboard',
  },
  {
    kind: 'new',
    name: /^(WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|Function|SharedWorker|BroadcastChannel)$/u,
    within: ofRenderer,
    only: null,
    say: 'the page asks the core through window.hall, and nobody else',
  },
];
