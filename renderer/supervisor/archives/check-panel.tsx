import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import type { PackageCheck } from '#shared/model/index.ts';
import { ErrorNotice, useClient } from '../../client/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';
import { FolderField } from '../../entry/index.ts';

/** Looks a package through: every file against the manifest, and the manifest against the journal. */
export function CheckPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const client = useClient();
  const [folder, setFolder] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError>();
  const [found, setFound] = useState<PackageCheck | null>(null);
  const look = async (): Promise<void> => {
    setBusy(true);
    setFound(null);
    setError(undefined);
    const answer = await client.call('archives.checkPackage', { folder });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setError(answer.error as HallError);
  };
  return (
    <Panel title={t('transfer.check')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('transfer.check')}
        onSubmit={(event) => {
          event.preventDefault();
          if (folder.trim() !== '' && !busy) void look();
        }}
      >
        <p className="soft small">{t('transfer.checkExplain')}</p>
        <FolderField label={t('transfer.checkFolder')} value={folder} onChange={setFolder} autoFocus />
        <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
        {found && <Found found={found} />}
        <div className="task-actions">
          <Button onPress={onClose}>{t('common:action.close')}</Button>
          <Button variant="primary" type="submit" keys="Enter" isDisabled={folder.trim() === ''} busy={busy}>
            {t('transfer.doCheck')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Found({ found: { manifest, origin, files, problems, problemCount } }: { readonly found: PackageCheck }): ReactElement {
  const { t } = useTranslation('archives');
  const { office, year, receiver } = manifest;
  const whole = problemCount === 0 && origin !== 'changed';
  return (
    <Notice
      tone={whole ? 'done' : 'error'}
      title={problemCount === 0 ? t('transfer.good', { count: files }) : t('transfer.bad', { count: problemCount })}
    >
      <p>{t('transfer.checked', { office: office.name, year, receiver })}</p>
      <p>{t(`transfer.origin.${origin}`)}</p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ path, problem }) => (
            <li key={`${problem} ${path}`}>{`${t(`transfer.problem.${problem}`)} ${path}`}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
