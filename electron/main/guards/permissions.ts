import { isHallAddress } from './address.ts';

export interface PermissionRequest {
  readonly permission: string;
  readonly address: string;
  readonly isMainFrame: boolean;
  /** Kinds of media asked for; Chromium says `unknown` when it only looks whether asking is worthwhile. */
  readonly media: readonly string[];
}

/** The camera, without microphone, for our own page: it takes the couple's photo. Nothing else is ever granted. */
export function mayUse(request: PermissionRequest): boolean {
  const cameraOnly = request.media.length > 0 && request.media.every((kind) => kind === 'video');
  return request.permission === 'media' && cameraOnly && request.isMainFrame && isHallAddress(request.address);
}

/** HID, serial and USB devices are the core's alone. */
export function mayUseDevice(): boolean {
  return false;
}
