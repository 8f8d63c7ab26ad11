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
  const [area, setArea] = useState<CropArea | null>(null);
  const [unreadable, setUnreadable] = useState<{ code: 'photo.unreadable'; details: Record<string, never> } | undefined>();
  const set = useAct('characters.setPicture');
  useShortcut('Escape', onClose);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readPicture(file);
    setUnreadable(read.ok ? undefined : (read.error as typeof unreadable));
    if (read.ok) setChosen({ from: 'file', name: file.name, picture: read.value });
  };
  const save = async (): Promise<void> => {
    if (chosen === null || area === null || !(await keeper.flush())) return;
    const source =
      chosen.from === 'scan'
        ? { from: 'scan' as const, attachmentId: chosen.scan.id, area }
        : { from: 'file' as const, picture: chosen.picture.data, area };
    const answer = await set.run({ caseId: view.id, slot, character, source });
    if (answer.ok) onClose();
  };
  const crop = (picture: EncodedPicture) => (
    <CharacterCrop
      key={keyOf(chosen)}
      address={`data:${picture.mime};base64,${picture.data}`}
      onArea={setArea}
      onAccept={() => void save()}
    />
  );

  return (
    <div className="case-panel character-panel">
      <Panel
        title={
          <>
            {t('rare.title', { party: t(`terms:slot.${slot}`), name: nameBefore(draft.couple[slot].name, character) })}
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
          <PictureSources scans={scans} chosen={chosen} onChoose={setChosen} onFile={(file) => void take(file)} />
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
            <p>{t('rare.explain', { codePoint })}</p>
            <p className="soft small">{t('rare.keys')}</p>
            <ErrorNotice error={unreadable ?? set.error} onDismiss={unreadable ? () => setUnreadable(undefined) : set.forget} />
            <Button className="button-decisive" keys="Enter" busy={set.busy} isDisabled={area === null} onPress={() => void save()}>
              {t('rare.save')}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
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

/** What stands before the character in the name, so that it is known which one is meant. */
function nameBefore(name: string, character: string): string {
  return name.split(character)[0] ?? '';
}
