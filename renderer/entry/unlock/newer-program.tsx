import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { ErrorNotice, useClient } from '../../client/index.ts';
import { Button } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';

export interface NewerProgramProps {
  readonly error: HallError;
  readonly onRestore: () => void;
}

/** The store is too new for this program: the newer one that lies here, or else what remains to be done. */
export function NewerProgram({ error, onRestore }: NewerProgramProps): ReactElement {
  const { t } = useTranslation('entry');
  const { program } = useClient();
  const [found, setFound] = useState<{ readonly version: string | null } | null>(null);
  const [starting, setStarting] = useState(false);
  const [refused, setRefused] = useState<HallError>();
  useEffect(() => void program.findNewer().then((version) => setFound({ version })), [program]);

  const start = async (): Promise<void> => {
    setStarting(true);
    setRefused(undefined);
    const answer = await program.startNewer();
    if (answer.ok) return; // this window ends in a moment
    setStarting(false);
    setRefused(answer.error);
  };
  const version = found?.version ?? null;

  return (
    <EntryPage title={t('unlock.title')} onSubmit={() => version !== null && void start()}>
      <ErrorNotice error={error} />
      {found && <p>{version === null ? t('newer.none') : t('newer.there', { version })}</p>}
      <ErrorNotice error={refused} />
      {version !== null && <EntryActions submit={t(starting ? 'newer.starting' : 'newer.start', { version })} busy={starting} autoFocus />}
      {found && version === null && (
        <div className="entry-actions">
          <Button variant="quiet" onPress={onRestore}>
            {t('restore.title')}
          </Button>
        </div>
      )}
    </EntryPage>
  );
}
