import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { ErrorNotice } from '../../client/index.ts';
import { Button } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { NewerProgram } from './newer-program.tsx';

export interface StoreTroubleProps {
  readonly error: HallError;
  readonly retrying?: boolean;
  readonly onRetry: () => void;
  readonly onRestore: () => void;
  readonly onRenewTip: () => void;
}

/** Why the store does not open, and first what mends it. */
export function StoreTrouble({ error, retrying = false, onRetry, onRestore, onRenewTip }: StoreTroubleProps): ReactElement {
  const { t } = useTranslation('entry');
  if (error.code === 'store.newer') return <NewerProgram error={error} onRestore={onRestore} />;
  const restorable = mendedByBackup.has(error.code);
  return (
    <EntryPage title={t('unlock.title')} onSubmit={restorable ? onRestore : onRetry}>
      <ErrorNotice error={error} />
      <EntryActions submit={t(restorable ? 'restore.title' : 'unlock.retry')} busy={retrying} autoFocus>
        {error.code === 'store.damaged' && error.details.at === 'hall.tip' && (
          <Button variant="quiet" onPress={onRenewTip}>
            {t('renewTip.offer')}
          </Button>
        )}
        {restorable && (
          <Button variant="quiet" onPress={onRetry}>
            {t('unlock.retry')}
          </Button>
        )}
      </EntryActions>
    </EntryPage>
  );
}

/** Failures of a store that only a backup mends; a store in use or a full disk is none of them. */
const mendedByBackup: ReadonlySet<HallError['code']> = new Set([
  'store.damaged',
  'store.actsMissing',
  'store.databaseMissing',
  'store.keyFileMissing',
  'store.keyFileDamaged',
  'store.foreignKeyFile',
  'store.notAStore',
]);

/** Whether no passphrase helps: the store or the program has to be another. */
export function needsMending(error: HallError | undefined): error is HallError {
  return error !== undefined && (error.code === 'store.newer' || mendedByBackup.has(error.code));
}
