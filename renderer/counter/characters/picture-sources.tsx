import { useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scan } from '#shared/model/index.ts';
import { Button } from '../../components/index.ts';
import type { EncodedPicture } from '../camera/picture.ts';
import { ScanPicture } from '../materials/scan-picture.tsx';

export type ChosenSource =
  { readonly from: 'scan'; readonly scan: Scan } | { readonly from: 'file'; readonly name: string; readonly picture: EncodedPicture };

export interface PictureSourcesProps {
  readonly scans: readonly Scan[];
  readonly chosen: ChosenSource | null;
  readonly onChoose: (source: ChosenSource) => void;
  readonly onFile: (file: File | undefined) => void;
}

/** Where a picture may be cropped from: the scans of the case, or a file. */
export function PictureSources({ scans, chosen, onChoose, onFile }: PictureSourcesProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="character-sources">
      <ul aria-label={t('rare.sources')}>
        {scans.map((scan) => {
          const selected = chosen?.from === 'scan' && chosen.scan.id === scan.id;
          return (
            <li key={scan.id}>
              <button type="button" className="character-source" aria-pressed={selected} onClick={() => onChoose({ from: 'scan', scan })}>
                <ScanPicture scan={scan} className="character-thumb" />
                <span className="small">
                  {scan.party !== null && t(`terms:slot.${scan.party}`)} {t(`terms:materialKind.${scan.kind}`)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button small icon="plus" autoFocus={scans.length === 0} onPress={() => input.current?.click()}>
        {t('rare.import')}
      </Button>
      {chosen?.from === 'file' && <p className="small soft character-file">{chosen.name}</p>}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        hidden
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
