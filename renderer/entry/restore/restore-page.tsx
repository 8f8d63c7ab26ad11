import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSummary, Output } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { Choice } from '../parts/choice.tsx';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { OpeningSecret, type OpeningSecretKind } from '../parts/opening-secret.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { FolderField } from './folder-field.tsx';
import { ProgressLine, sizeWords, useProgress } from './progress-line.tsx';

export interface RestorePageProps {
  /** There is no store here yet: a new PC. */
  readonly onNewPc: boolean;
  readonly onBack: () => void;
  readonly onFinished: () => void;
}

/** From a backup folder to an open hall: where the backups are, which one, and what opens it. */
export function RestorePage({ onNewPc, onBack, onFinished }: RestorePageProps): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const [folder, setFolder] = useState('');
  const [found, setFound] = useState<readonly BackupSummary[] | null>(null);
  const [chosen, setChosen] = useState<BackupSummary | null>(null);
  const [by, setBy] = useState<OpeningSecretKind>('passphrase');
  const [secret, setSecret] = useState('');
  const [present, setPresent] = useState<string | null>(null);
  const [restored, setRestored] = useState<Output<'backup.restore'> | null>(null);
  const find = useAct('backup.find');
  const restore = useAct('backup.restore');
  const progress = useProgress();

  const look = async (): Promise<void> => {
    const answer = await find.run({ folder: folder.trim() });
    if (!answer.ok) return;
    setFound(answer.value);
    setChosen(answer.value[0] ?? null);
  };
  const bringBack = async (backup: BackupSummary): Promise<void> => {
    const typed = backup.training || secret === '' ? null : secret.trim();
    const answer = await restore.run(
      {
        folder: folder.trim(),
        storeId: backup.storeId,
        backup: backup.name,
        ...(by === 'passphrase' ? { passphrase: typed } : { recoveryKey: typed }),
        // Whichever of the two it is.
        present: present ? { passphrase: present.trim(), recoveryKey: present.trim() } : null,
      },
      { takesLong: true },
    );
    if (answer.ok) setRestored(answer.value);
    else if (answer.error.code === 'restore.otherKeys') setPresent((typedBefore) => typedBefore ?? '');
  };
  const again = (): void => {
    setFound(null);
    setChosen(null);
    restore.forget();
  };

  const submit = (): void => {
    if (chosen !== null) void bringBack(chosen);
    else if (found === null) void look();
    else again();
  };

  if (restored) return <Done restored={restored} onFinished={onFinished} />;
  const withKey = by === 'recoveryKey';
  return (
    <EntryPage
      title={t('restore.title')}
      {...(found === null ? { lead: t(onNewPc ? 'restore.newPcLead' : 'restore.damagedLead') } : {})}
      onSubmit={submit}
    >
      {found === null ? (
        <FolderField
          label={t('restore.folder')}
          value={folder}
          onChange={(text) => {
            setFolder(text);
            find.forget();
          }}
          hint={t('restore.folderHint')}
          autoFocus
        />
      ) : found.length === 0 ? (
        <Notice tone="waiting">{t('restore.none', { folder })}</Notice>
      ) : (
        <div className="restore-backups">
          <Choice
            label={t('restore.backups')}
            value={keyOf(chosen ?? found[0]!)}
            onChange={(key) => setChosen(found.find((one) => keyOf(one) === key) ?? null)}
            options={found.map((backup, index) => ({
              id: keyOf(backup),
              label: momentWords(t, backup.madeAt),
              explain: [
                index === 0 ? t('restore.newest') : null,
                backup.training ? t('training') : null,
                t('restore.content', { acts: backup.journalRows, files: backup.vaultFiles, size: sizeWords(backup.bytes) }),
              ]
                .filter((words) => words !== null)
                .join(' · '),
            }))}
          />
        </div>
      )}
      {chosen !== null && !chosen.training && (
        <>
          <OpeningSecret
            by={by}
            value={secret}
            onChange={setSecret}
            hint={t('restore.passphraseHint')}
            mark={
              <Button
                variant="quiet"
                small
                className="field-switch"
                onPress={() => {
                  setBy(withKey ? 'passphrase' : 'recoveryKey');
                  setSecret('');
                  restore.forget();
                }}
              >
                {t(withKey ? 'unlock.byPassphrase' : 'unlock.byRecoveryKey')}
              </Button>
            }
          />
          {present !== null && (
            <PasswordField label={t('restore.present')} value={present} onChange={setPresent} hint={t('restore.presentHint')} autoFocus />
          )}
        </>
      )}
      <ErrorNotice error={find.error ?? restore.error} />
      {restore.busy && progress && <ProgressLine progress={progress} />}
      {found === null ? (
        <EntryActions submit={t('restore.find')} busy={find.busy} isDisabled={folder.trim() === ''}>
          <Button variant="quiet" onPress={onBack}>
            {t('restore.back')}
          </Button>
        </EntryActions>
      ) : chosen === null ? (
        <EntryActions submit={t('restore.otherFolder')} autoFocus />
      ) : (
        <EntryActions submit={t('restore.start')} busy={restore.busy}>
          <Button variant="quiet" isDisabled={restore.busy} onPress={again}>
            {t('restore.otherFolder')}
          </Button>
        </EntryActions>
      )}
    </EntryPage>
  );
}

/** What came back, what may be missing, and what is to be done now. */
function Done({ restored, onFinished }: { readonly restored: Output<'backup.restore'>; readonly onFinished: () => void }): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const { fromTail, fromDamaged, missing, vaultMissing, aside } = restored;
  return (
    <EntryPage title={t('restore.done')} onSubmit={onFinished}>
      <Notice tone="done">
        {t(fromTail + fromDamaged === 0 ? 'restore.asBackedUp' : 'restore.broughtBack', { count: fromTail + fromDamaged })}
      </Notice>
      {missing !== null && (
        <Notice tone="waiting">
          {missing.to === null ? t('restore.missingUnknown') : t('restore.missing', { count: missing.to - missing.from + 1 })}
        </Notice>
      )}
      {vaultMissing > 0 && <Notice tone="error">{t('restore.filesMissing', { count: vaultMissing })}</Notice>}
      {aside !== null && <p className="soft small restore-aside">{t('restore.aside', { folder: aside })}</p>}
      <EntryActions submit={t('restore.enter')} autoFocus />
    </EntryPage>
  );
}

function keyOf(backup: BackupSummary): string {
  return `${backup.storeId} ${backup.name}`;
}
