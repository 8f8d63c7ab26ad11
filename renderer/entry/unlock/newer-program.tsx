import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { errorWords, useClient } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';

/** The store is too new for this program: the newer one that lies here, or else what remains to be done. */
export function NewerProgram({ onRestore }: { readonly onRestore: () => void }): ReactElement | null {
  const { t } = useTranslation(['entry', 'errors']);
  const { program } = useClient();
  const [found, setFound] = useState<{ readonly version: string | null } | null>(null);
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<HallError>();
  useEffect(() => void program.findNewer().then((version) => setFound({ version })), [program]);

  const start = async (): Promise<void> => {
    setStarting(true);
    setError(undefined);
    const answer = await program.startNewer();
    if (answer.ok) return; // this window ends in a moment
    setStarting(false);
    setError(answer.error);
  };

  if (found === null) return null;
  const { version } = found;
  return (
    <>
      <p>{version === null ? t('newer.none') : t('newer.there', { version })}</p>
      {error && <Notice tone="error">{errorWords(t, error)}</Notice>}
      <div className="entry-actions">
        {version === null ? (
          <Button variant="quiet" onPress={onRestore}>
            {t('restore.title')}
          </Button>
        ) : (
          <Button variant="primary" busy={starting} onPress={() => void start()}>
            {starting ? t('newer.starting') : t('newer.start', { version })}
          </Button>
        )}
      </div>
    </>
  );
}
