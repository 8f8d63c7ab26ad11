import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#shared/contract/index.ts';
import { TextField } from './text-field.tsx';

export const noApproval: Approval = { code: '', password: '' };

/** Enough to ask the core; whether the person may approve is its answer. */
export function isFilledIn(approval: Approval): boolean {
  return approval.code.trim().length >= 2 && approval.password.length > 0;
}

export interface ApprovalFieldsProps {
  readonly value: Approval;
  readonly onChange: (value: Approval) => void;
  readonly autoFocus?: boolean;
}

/** The second person proves themselves beside the first, in place. */
export function ApprovalFields({ value, onChange, autoFocus = false }: ApprovalFieldsProps): ReactElement {
  const { t } = useTranslation('common');
  return (
    <fieldset className="approval">
      <legend>{t('approval.title')}</legend>
      <p className="soft small">{t('approval.explain')}</p>
      <div className="approval-fields">
        <TextField
          label={t('approval.code')}
          value={value.code}
          onChange={(code) => onChange({ ...value, code })}
          autoComplete="off"
          autoFocus={autoFocus}
        />
        <TextField
          label={t('approval.password')}
          type="password"
          value={value.password}
          onChange={(password) => onChange({ ...value, password })}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}
