import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, TextField } from '../../components/index.ts';
import { isSameGroup, recoveryGroups } from './recovery-groups.ts';
import { RecoveryPrint } from './recovery-print.tsx';
import './recovery.css';

export interface KeyOnPaperProps {
  readonly recoveryKey: string;
  readonly busy: boolean;
  /** Somebody has proven from their paper that the key is on it. */
  readonly onProven: () => void;
  /** What went wrong after that. */
  readonly problem?: ReactNode;
  /** Beside the button. */
  readonly waiting?: ReactNode;
}

/** A recovery key to be printed or written down; it leaves only when its last group was typed from the paper. */
export function KeyOnPaper({ recoveryKey, busy, onProven, problem, waiting }: KeyOnPaperProps): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const [sealed, setSealed] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const groups = recoveryGroups(recoveryKey);

  const prove = (): void => {
    if (!sealed) return;
    if (isSameGroup(typed, groups.at(-1) ?? '')) onProven();
    else setWrong(true);
  };

  return (
    <form
      className="recovery-paper"
      aria-label={t('recovery.title')}
      onSubmit={(event) => {
        event.preventDefault();
        prove();
      }}
    >
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
      {problem}
      <footer className="entry-actions">
        {waiting}
        <Button type="submit" variant="primary" isDisabled={!sealed || typed.trim() === ''} busy={busy} keys="Enter">
          {t('recovery.continue')}
        </Button>
      </footer>
    </form>
  );
}
