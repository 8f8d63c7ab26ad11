import { useRef, useState, type ReactElement } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../../components/index.ts';
import { HeadGuide, type HeadGuideProps } from './head-guide.tsx';
import { furthestZoom, type EncodedPicture, type PixelArea, type PixelSize } from './picture.ts';
import { useFrameKey } from './use-frame-key.ts';

/** However sharp the camera, more than this shows one nose. */
const mostZoom = 4;
const zoomStep = 0.1;

export interface PhotoCropProps {
  readonly picture: EncodedPicture & { readonly size: PixelSize };
  readonly photo: HeadGuideProps;
  readonly wanted: PixelSize;
  readonly area: PixelArea;
  readonly onArea: (area: PixelArea) => void;
  readonly onAccept: (() => void) | null;
}

/** Moves and enlarges a picture under the guide of two heads, never below the pixels the photo needs. */
export function PhotoCrop({ picture, photo, wanted, area, onArea, onAccept }: PhotoCropProps): ReactElement {
  const { t } = useTranslation('counter');
  const frame = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const furthest = furthestZoom(picture.size, wanted);
  const maxZoom = Math.max(1, Math.min(mostZoom, Math.floor(furthest * 100) / 100));
  const zoomBy = (step: number): void => setZoom((now) => Math.min(maxZoom, Math.max(1, Number((now + step).toFixed(2)))));
  const focused = useRef(false);
  // The part that takes the arrow keys is drawn only once the picture has its size.
  const focusOnce = (): void => {
    if (focused.current) return;
    const part = frame.current?.querySelector<HTMLElement>('[tabindex]');
    part?.focus();
    focused.current = Boolean(part);
  };
  useFrameKey(frame, ['Enter'], onAccept);
  useFrameKey(frame, ['+', '='], () => zoomBy(zoomStep));
  useFrameKey(frame, ['-'], () => zoomBy(-zoomStep));

  return (
    <>
      <div ref={frame} className="photo-frame photo-crop" style={{ aspectRatio: `${photo.widthMm} / ${photo.heightMm}` }}>
        <Cropper
          image={`data:${picture.mime};base64,${picture.data}`}
          crop={position}
          zoom={zoom}
          minZoom={1}
          maxZoom={maxZoom}
          aspect={photo.widthMm / photo.heightMm}
          objectFit="cover"
          showGrid={false}
          zoomSpeed={0.5}
          keyboardStep={6}
          onCropChange={setPosition}
          onZoomChange={setZoom}
          onCropAreaChange={(_percentages, pixels) => {
            focusOnce();
            onArea(pixels);
          }}
          mediaProps={{ alt: t('photo.taken') }}
          cropperProps={{ role: 'group', 'aria-label': t('photo.crop') }}
          disableAutomaticStylesInjection
        />
        <HeadGuide {...photo} />
      </div>
      {furthest < 1 ? (
        <Notice tone="error">{t('photo.tooSmall', { ...picture.size, wantedWidth: wanted.width, wantedHeight: wanted.height })}</Notice>
      ) : (
        <div className="photo-zoom">
          <Button
            variant="quiet"
            small
            icon="zoomOut"
            aria-label={t('photo.zoomOut')}
            isDisabled={zoom <= 1}
            onPress={() => zoomBy(-zoomStep)}
          >
            {''}
          </Button>
          <input
            type="range"
            aria-label={t('photo.zoom')}
            min={1}
            max={maxZoom}
            step={0.01}
            value={zoom}
            disabled={maxZoom === 1}
            onChange={(event) => setZoom(Number(event.target.value))}
          />
          <Button
            variant="quiet"
            small
            icon="zoomIn"
            aria-label={t('photo.zoomIn')}
            isDisabled={zoom >= maxZoom}
            onPress={() => zoomBy(zoomStep)}
          >
            {''}
          </Button>
        </div>
      )}
      <div className="photo-facts soft small">
        <p>{t('photo.cropKeys')}</p>
        <p role="status">
          {t('photo.pixels', {
            width: Math.round(area.width),
            height: Math.round(area.height),
            wantedWidth: wanted.width,
            wantedHeight: wanted.height,
          })}
        </p>
      </div>
    </>
  );
}
