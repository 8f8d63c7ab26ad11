import { describe, expect, it } from 'vitest';
import { mayUse, mayUseDevice, type PermissionRequest } from '../../../electron/main/guards/permissions.ts';

const camera: PermissionRequest = { permission: 'media', address: 'hall://app/index.html', isMainFrame: true, media: ['video'] };

/** Every kind Electron 45 asks for, and some that are gone. */
const kinds = `ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read clipboard-sanitized-write
  deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation geolocation-approximate hand-tracking hid
  idle-detection keyboardLock local-fonts local-network local-network-access loopback-network mediaKeySystem midi midiSysex nfc
  notifications openExternal payment-handler periodic-background-sync persistent-storage pointerLock screen-wake-lock sensors serial
  smart-card speaker-selection storage-access system-wake-lock top-level-storage-access usb vr web-app-installation web-printing
  window-management unknown accessibility-events background geolocation-precise MEDIA media-`.split(/\s+/u);

it('our page may use the camera', () => {
  expect(mayUse(camera)).toBe(true);
});

describe('nothing else is granted', () => {
  it.each<[string, Partial<PermissionRequest>]>([
    ['the microphone', { media: ['audio'] }],
    ['the microphone beside the camera', { media: ['video', 'audio'] }],
    ['media of no kind', { media: [] }],
    ['media of unknown kind', { media: ['unknown'] }],
    ['the screen as media', { media: ['screen'] }],
    ['the camera for a foreign page', { address: 'https://example.org/' }],
    ['the camera for a page that looks like ours', { address: 'hall://app@evil/index.html' }],
    ['the camera for a file', { address: 'file:///app/index.html' }],
    ['the camera for a page without an address', { address: '' }],
    ['the camera for a frame inside the page', { isMainFrame: false }],
    ...kinds.map((permission): [string, Partial<PermissionRequest>] => [permission, { permission }]),
  ])('%s', (_attack, change) => {
    expect(mayUse({ ...camera, ...change })).toBe(false);
  });

  it('no device of the PC', () => {
    expect(mayUseDevice()).toBe(false);
  });
});
