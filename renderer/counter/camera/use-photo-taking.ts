import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import type { PrimaryAction } from '../step-frame.tsx';
import { cropPicture, cropToPhoto, furthestZoom, readPicture, takeFrame, wantedPixels, type PixelArea, type PixelSize } from './picture.ts';
import type { EncodedPicture } from './picture.ts';
import { useCamera, type Camera } from './use-camera.ts';

/** A picture that waits to be accepted. */
export interface Taken {
  readonly picture: EncodedPicture;
  readonly from: 'camera' | 'file';
  /** What of it becomes the photo; null where the window cannot decode it. */
  readonly area: PixelArea | null;
}

export interface PhotoTaking {
  readonly camera: Camera;
  readonly taken: Taken | null;
  /** The photo's size on paper, in pixels. */
  readonly wanted: PixelSize;
  readonly take: () => void;
  readonly importFile: (file: File | undefined) => void;
  readonly again: () => void;
  readonly setArea: (area: PixelArea) => void;
  /** null: nothing can be accepted now. */
  readonly accept: (() => void) | null;
  readonly primary: PrimaryAction;
  readonly unread: HallError | undefined;
  readonly forgetUnread: () => void;
}

export interface PhotoWish {
  /** False: the camera stays dark. */
  readonly open: boolean;
  readonly photo: { readonly widthMm: number; readonly heightMm: number; readonly dpi: number };
  readonly busy: boolean;
  /** Keeps a picture (base64); false: it was not kept. */
  readonly store: (picture: string, from: Taken['from']) => Promise<boolean>;
}

/** One photo from camera or file to what is kept. */
export function usePhotoTaking({ open, photo, busy, store }: PhotoWish): PhotoTaking {
  const { t } = useTranslation('counter');
  const [taken, setTaken] = useState<Taken | null>(null);
  const [unread, setUnread] = useState<HallError>();
  const camera = useCamera(open && taken === null);
  const wanted = wantedPixels(photo);
  const { video, state } = camera;

  const have = (picture: EncodedPicture, from: Taken['from']): void =>
    setTaken({ picture, from, area: picture.size && cropToPhoto(picture.size, wanted.width / wanted.height) });
  const take = (): void => {
    if (video.current && state === 'live') have(takeFrame(video.current), 'camera');
  };
  const importFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readPicture(file);
    setUnread(read.ok ? undefined : read.error);
    if (read.ok) have(read.value, 'file');
  };
  const keep = async ({ picture, area, from }: Taken): Promise<void> => {
    const cropped = area === null ? picture.data : await cropPicture(picture, area, wanted);
    if (await store(cropped, from)) setTaken(null);
  };
  const tooSmall = taken?.picture.size ? furthestZoom(taken.picture.size, wanted) < 1 : false;
  const accept = taken === null || tooSmall || busy ? null : () => void keep(taken);
  return {
    camera,
    taken,
    wanted,
    take,
    importFile: (file) => void importFile(file),
    again: () => setTaken(null),
    setArea: (area) => setTaken((now) => now && { ...now, area }),
    accept,
    primary:
      taken === null
        ? { label: t('primary.take'), onPress: take, missing: state === 'live' ? null : t('missing.camera') }
        : { label: t('primary.photograph'), onPress: () => accept?.(), busy, missing: tooSmall ? t('missing.pixels') : null },
    unread,
    forgetUnread: () => setUnread(undefined),
  };
}
