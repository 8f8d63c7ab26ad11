import { useRef, useState, type ReactElement } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useTranslation } from 'react-i18next';
import type { CropArea } from '#shared/model/index.ts';
import { useFrameKey } from '../camera/use-frame-key.ts';

/** One character of a card on a scanned page of A4. */
const mostZoom = 40;
const zoomStep = 1.15;

export interface CharacterCropProps {
  /** A `data:` address. */
  readonly address: string;
  readonly onArea: (area: CropArea) => void;
  readonly onAccept: () => void;
}

/** A square moved over a picture until it holds one character; arrow keys, + and − do it without a mouse. */
export function CharacterCrop({ address, onArea, onAccept }: CharacterCropProps): ReactElement {
  const { t } = useTranslation('counter');
  const frame = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  const [{ position, zoom }, setView] = useState({ position: { x: 0, y: 0 }, zoom: 1 });
  const zoomBy = (factor: number): void =>
    setView(({ position: { x, y }, zoom: now }) => {
      const next = Math.min(mostZoom, Math.max(1, now * factor));
      // What is in the middle stays there.
      return { position: { x: (x * next) / now, y: (y * next) / now }, zoom: next };
    });
  // The part that takes the arrow keys is drawn only once the picture has its size.
  const focusOnce = (): void => {
    if (focused.current) return;
    const part = frame.current?.querySelector<HTMLElement>('[tabindex]');
    part?.focus();
    focused.current = Boolean(part);
  };
  useFrameKey(frame, ['Enter'], onAccept);
  useFrameKey(frame, ['+', '='], () => zoomBy(zoomStep));
  useFrameKey(frame, ['-'], () => zoomBy(1 / zoomStep));
  return (
    <div ref={frame} className="character-crop">
      <Cropper
        image={address}
        crop={position}
        zoom={zoom}
        minZoom={1}
        maxZoom={mostZoom}
        aspect={1}
        objectFit="contain"
        showGrid={false}
        zoomSpeed={1}
        keyboardStep={6}
        onCropChange={(moved) => setView((now) => ({ ...now, position: moved }))}
        onZoomChange={(zoomed) => setView((now) => ({ ...now, zoom: zoomed }))}
        onCropAreaChange={({ x, y, width, height }) => {
          focusOnce();
          onArea(areaOf({ x, y, width, height }));
        }}
        mediaProps={{ alt: t('rare.source') }}
        cropperProps={{ role: 'group', 'aria-label': t('rare.crop') }}
        disableAutomaticStylesInjection
      />
    </div>
  );
}

/** Percentages as fractions, inside the picture whatever was rounded. */
function areaOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): CropArea {
  const left = Math.min(1, Math.max(0, x / 100));
  const top = Math.min(1, Math.max(0, y / 100));
  return { left, top, width: Math.min(1 - left, width / 100), height: Math.min(1 - top, height / 100) };
}
