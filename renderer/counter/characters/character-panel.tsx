import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type CropArea, type RareCharacter, type Scan } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, MissingCharacter, Panel } from '../../components/index.ts';
import { readPicture, type EncodedPicture } from '../camera/picture.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { CharacterCrop } from './character-crop.tsx';
import { PictureSources, type ChosenSource } from './picture-sources.tsx';

/** What the square holds of a picture. */
interface Cropped {
  /** A `data:` address. */
  readonly address: string;
  readonly area: CropArea;
}

export interface CharacterPanelProps {
  readonly rare: RareCharacter;
  readonly onClose: () => void;
}

/** Crops the picture of one character from a scan of the case, or from a picture file. */
export function CharacterPanel({ rare, onClose }: CharacterPanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms', 'errors']);
  const { view, draft, keeper } = useOpenCase();
  const { slot, character, codePoint } = rare;
  const scans = scansOf(view.scans, rare);
  const [chosen, setChosen] = useState<ChosenSource | null>(scans[0] ? { from: 'scan', scan: scans[0] } : null);
  const [cropped, setCropped] = useState<Cropped | null>(null);
  const choose = (source: ChosenSource): void => {
    setCropped(null);
    setChosen(source);
  };
  const [unreadable, setUnreadable] = useState<{ code: 'photo.unreadable'; details: Record<string, never> } | undefined>();
  const set = useAct('characters.setPicture');
  useShortcut('Escape', onClose);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readPicture(file);
    setUnreadable(read.ok ? undefined : (read.error as typeof unreadable));
    if (read.ok) choose({ from: 'file', name: file.name, picture: read.value });
  };
  const save = async (): Promise<void> => {
    if (chosen === null || cropped === null || !(await keeper.flush())) return;
    const { area } = cropped;
    const source =
      chosen.from === 'scan'
        ? { from: 'scan' as const, attachmentId: chosen.scan.id, area }
        : { from: 'file' as const, picture: chosen.picture.data, area };
    const answer = await set.run({ caseId: view.id, slot, character, source });
    if (answer.ok) onClose();
  };
  const crop = ({ mime, data }: EncodedPicture) => {
    const address = `data:${mime};base64,${data}`;
    return (
      <CharacterCrop key={keyOf(chosen)} address={address} onArea={(area) => setCropped({ address, area })} onAccept={() => void save()} />
    );
  };
  const [before = '', after = ''] = draft.couple[slot].name.split(character);

  return (
    <div className="case-panel character-panel">
      <Panel
        title={
          <>
            {t('rare.title', { party: t(`terms:slot.${slot}`), name: before })}
            <MissingCharacter character={character} />
            <span className="soft small"> {t(rare.privateUse ? 'rare.privateUse' : 'rare.noGlyph')}</span>
          </>
        }
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <div className="character-columns">
          <PictureSources scans={scans} chosen={chosen} onChoose={choose} onFile={(file) => void take(file)} />
          <div className="character-work">
            {chosen === null ? (
              <p className="soft character-empty">{t('rare.noSource')}</p>
            ) : chosen.from === 'file' ? (
              crop(chosen.picture)
            ) : (
              <ScanCrop scan={chosen.scan}>{crop}</ScanCrop>
            )}
          </div>
          <div className="character-words">
            {cropped && (
              <p className="character-preview serif">
                {before}
                <CharacterPreview {...cropped} />
                {after}
              </p>
            )}
            <p>{t('rare.explain', { codePoint })}</p>
            <p className="soft small">{t('rare.keys')}</p>
            <ErrorNotice error={unreadable ?? set.error} onDismiss={unreadable ? () => setUnreadable(undefined) : set.forget} />
            <Button className="button-decisive" keys="Enter" busy={set.busy} isDisabled={cropped === null} onPress={() => void save()}>
              {t('rare.save')}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}

/** What is in the square, as large as the characters beside it. */
function CharacterPreview({ address, area: { left, top, width, height } }: Cropped): ReactElement {
  const along = (from: number, part: number): string => (part >= 1 ? '0%' : `${(from / (1 - part)) * 100}%`);
  return (
    <span
      className="character-cropped"
      style={{
        backgroundImage: `url(${address})`,
        backgroundSize: `${100 / width}% ${100 / height}%`,
        backgroundPosition: `${along(left, width)} ${along(top, height)}`,
      }}
    />
  );
}

/** A scan has to be fetched before it is cropped. */
function ScanCrop({ scan, children }: { readonly scan: Scan; readonly children: (picture: EncodedPicture) => ReactElement }): ReactElement {
  const { t } = useTranslation('counter');
  const stored = useAsk('attachments.get', { attachmentId: scan.id });
  if (stored.error) return <ErrorNotice error={stored.error} />;
  return stored.value ? children({ ...stored.value, size: null }) : <p className="soft character-empty">{t('photo.loading')}</p>;
}

/** The party's own papers first, for their card is among them. */
function scansOf(scans: readonly Scan[], { slot }: RareCharacter): Scan[] {
  const rank = ({ party }: Scan) => (party === slot ? 0 : party === null ? 1 : 1 + slots.length);
  return scans.toSorted((a, b) => rank(a) - rank(b));
}

function keyOf(chosen: ChosenSource | null): string {
  return chosen === null ? '' : chosen.from === 'scan' ? chosen.scan.id : chosen.name;
}
