import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialKind, Scan, Slot } from '#shared/model/index.ts';
import { encodeFile, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, classNames, Notice, Segmented } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { Snapshot } from './snapshot.tsx';

const accepted: readonly string[] = ['image/jpeg', 'image/png', 'image/tiff'];
/** What the contract takes, in bytes: base64 writes four characters for three. */
const largestFile = 18_000_000;
const ofOptions: readonly Scan['of'][] = ['original', 'photocopy'];

export interface AddScanProps {
  readonly kind: MaterialKind;
  readonly party: Slot | null;
  readonly onDone: () => void;
}

/** A picture of one paper: a file chosen or dropped, or a snapshot of the camera. */
export function AddScan({ kind, party, onDone }: AddScanProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useOpenCase();
  const add = useAct('attachments.add');
  const input = useRef<HTMLInputElement>(null);
  const [of, setOf] = useState<Scan['of']>('original');
  const [camera, setCamera] = useState(false);
  const [dropping, setDropping] = useState(false);
  const [problem, setProblem] = useState<'notPicture' | 'tooLarge' | null>(null);

  const keep = async (picture: string, from: Scan['from']): Promise<void> => {
    const answer = await add.run({ caseId: view.id, kind, party, picture, from, of });
    if (answer.ok) onDone();
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const refused = !accepted.includes(file.type) ? 'notPicture' : file.size > largestFile ? 'tooLarge' : null;
    setProblem(refused);
    if (refused === null) await keep(await encodeFile(file), 'file');
  };
  return (
    <div
      data-drop-zone
      className={classNames('add-scan', dropping && 'add-scan-dropping')}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <div className="add-scan-line">
        <Segmented
          label={t('materials.isOf')}
          value={of}
          onChange={setOf}
          options={ofOptions.map((id) => ({ id, label: t(`materials.isOfKind.${id}`) }))}
        />
        <Button small icon="paper" busy={add.busy} onPress={() => input.current?.click()}>
          {t('materials.file')}
        </Button>
        <Button small icon="camera" aria-expanded={camera} onPress={() => setCamera(!camera)}>
          {t('materials.camera')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept={accepted.join(',')}
          aria-label={t('materials.file')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <p className="soft small">{t('materials.drop')}</p>
      {camera && <Snapshot busy={add.busy} onTaken={(picture) => void keep(picture, 'camera')} />}
      {problem !== null && (
        <Notice tone="error" onDismiss={() => setProblem(null)}>
          {t(`materials.${problem}`)}
        </Notice>
      )}
      <ErrorNotice error={add.error} onDismiss={add.forget} />
    </div>
  );
}
