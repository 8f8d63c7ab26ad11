import { describe, expect, it } from 'vitest';
import { mayUse, type PermissionRequest } from '../../../electron/main/guards/permissions.ts';

const camera: PermissionRequest = { permission: 'media', address: 'hall://app/index.html', isMainFrame: true, media: ['video'] };

it('our page may use the camera', () => {
  expect(mayUse(camera)).toBe(true);
});

describe('nothing else is granted', () => {
  it.each<[string, Partial<PermissionRequest>]>([
    ['the microphone', { media: ['audio'] }],
    ['the microphone beside the camera', { media: ['video', 'audio'] }],
    ['media of no kind', { media: [] }],
    ['media of unknown kind', { media: ['unknown'] }],
    ['the camera for a foreign page', { address: 'https://example.org/' }],
    ['the camera for a frame inside the page', { isMainFrame: false }],
    ...[
      'geolocation',
      'notifications',
      'clipboard-read',
      'display-capture',
      'midi',
      'pointerLock',
      'openExternal',
      'serial',
      'hid',
      'usb',
      'fileSystem',
    ].map((permission): [string, Partial<PermissionRequest>] => [permission, { permission }]),
  ])('%s', (_attack, change) => {
    expect(mayUse({ ...camera, ...change })).toBe(false);
  });
});
