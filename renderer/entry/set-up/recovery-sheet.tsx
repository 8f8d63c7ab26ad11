import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, errorWords, useAct } from '../../client/index.ts';
import { Button, Notice, StateMark } from '../../components/index.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Seal } from '../parts/seal.tsx';
import { KeyOnPaper } from '../recovery/key-on-paper.tsx';

export interface RecoverySheetProps {
  readonly recoveryKey: string;
  readonly officeName: string;
  readonly today: CivilDate;
  /** To open the new store at once. */
  readonly passphrase: string;
  readonly onFinished: () => void;
}

/** The recovery key, shown once. It leaves only when somebody has proven from their paper that it is there. */
export function RecoverySheet({ recoveryKey, officeName, today, passphrase, onFinished }: RecoverySheetProps): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const seal = useAct('setup.sealRecoveryKey');
  const unlock = useAct('setup.unlock');

  const open = async (): Promise<void> => {
    // A core that cannot answer this was restarted, and so has forgotten the key already.
    await seal.run({});
    const answer = await unlock.run({ passphrase });
    if (answer.ok) onFinished();
  };

  return (
    <div className="entry-page">
      <div className="recovery">
        <header className="recovery-head">
          <Seal />
          <p className="soft small">{t('recovery.office', { name: officeName, date: dateWords(t, today) })}</p>
        </header>
        <div className="recovery-title">
          <h1>{t('recovery.title')}</h1>
          <StateMark tone="waiting" icon="warning">
            {t('recovery.once')}
          </StateMark>
        </div>
        <p>{t('recovery.lead')}</p>
        <KeyOnPaper
          recoveryKey={recoveryKey}
          busy={seal.busy || unlock.busy}
          onProven={() => void open()}
          problem={
            unlock.error && (
              <Notice tone="error" title={t('recovery.openFailed')} actions={<Button onPress={onFinished}>{t('unlock.title')}</Button>}>
                {errorWords(t, unlock.error)}
              </Notice>
            )
          }
          waiting={
            unlock.busy && (
              <p role="status" className="soft">
                {t('recovery.opening')}
              </p>
            )
          }
        />
      </div>
      <div className="entry-language">
        <LanguageSwitch />
      </div>
    </div>
  );
}
