import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, StateMark, TextField } from '../../components/index.ts';

export interface PasswordFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** May be shown while typing: for passwords chosen for somebody else. */
  readonly canShow?: boolean;
  /** Digits only, for a PIN. */
  readonly digits?: boolean;
  /** Beside the label. */
  readonly mark?: ReactNode;
  readonly className?: string;
}

/** A secret, with a word when Caps Lock would spoil it. */
export function PasswordField({ canShow = false, digits = false, mark: ownMark = null, ...rest }: PasswordFieldProps): ReactElement {
  const { t } = useTranslation('entry');
  const [capsLock, setCapsLock] = useState(false);
  const [shown, setShown] = useState(false);
  const watchCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  const mark = (
    <>
      {ownMark}
      {capsLock && !digits && (
        <StateMark tone="waiting" icon="warning">
          {t('capsLock')}
        </StateMark>
      )}
      {canShow && (
        <Button variant="quiet" small className="password-show" aria-pressed={shown} onPress={() => setShown(!shown)}>
          {t(shown ? 'setUp.hidePassword' : 'setUp.showPassword')}
        </Button>
      )}
    </>
  );
  return (
    <div className="password-field" onKeyDownCapture={watchCapsLock} onKeyUpCapture={watchCapsLock}>
      <TextField
        {...rest}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        inputMode={digits ? 'numeric' : 'text'}
        mark={(capsLock && !digits) || canShow || ownMark !== null ? mark : null}
      />
    </div>
  );
}
