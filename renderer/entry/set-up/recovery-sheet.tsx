import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, errorWords, useAct } from '../../client/index.ts';
import { Button, Checkbox, Notice, StateMark, TextField } from '../../components/index.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Seal } from '../parts/seal.tsx';
import { isSameGroup, recoveryGroups } from '../recovery-groups.ts';
import { RecoveryPrint } from './recovery-print.tsx';

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
  const [sealed, setSealed] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const seal = useAct('setup.sealRecoveryKey');
  const unlock = useAct('setup.unlock');
  const groups = recoveryGroups(recoveryKey);
  const last = groups.at(-1) ?? '';

  const next = async (): Promise<void> => {
    if (!sealed) return;
    if (!isSameGroup(typed, last)) {
      setWrong(true);
      return;
    }
    // A core that cannot answer this was restarted, and so has forgotten the key already.
    await seal.run({});
    const answer = await unlock.run({ passphrase });
    if (answer.ok) onFinished();
  };

  return (
    <div className="entry-page">
      <form
        className="recovery"
        aria-label={t('recovery.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void next();
        }}
      >
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
        <ol className="recovery-key" aria-label={t('recovery.keyLabel', { count: groups.length })}>
          {groups.map((group, index) => (
            <li key={index}>
              <span className="soft small" aria-hidden="true">
                {index + 1}
              </span>
              <span className="unseen">{t('recovery.group', { number: index + 1 })} </span>
              <span className="recovery-group">{group}</span>
            </li>
          ))}
        </ol>
        <RecoveryPrint />
        <div className="recovery-proof">
          <Checkbox isSelected={sealed} onChange={setSealed}>
            {t('recovery.sealed')}
          </Checkbox>
          <TextField
            label={t('recovery.last', { number: groups.length })}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setWrong(false);
            }}
            autoComplete="off"
            spellCheck="false"
            isDisabled={!sealed}
            error={wrong ? t('recovery.lastWrong') : undefined}
          />
        </div>
        {unlock.error && (
          <Notice tone="error" title={t('recovery.openFailed')} actions={<Button onPress={onFinished}>{t('unlock.title')}</Button>}>
            {errorWords(t, unlock.error)}
          </Notice>
        )}
        <footer className="entry-actions">
          {unlock.busy && (
            <p role="status" className="soft">
              {t('recovery.opening')}
            </p>
          )}
          <Button type="submit" variant="primary" isDisabled={!sealed || typed.trim() === ''} busy={seal.busy || unlock.busy} keys="Enter">
            {t('recovery.continue')}
          </Button>
        </footer>
      </form>
      <div className="entry-language">
        <LanguageSwitch />
      </div>
    </div>
  );
}
