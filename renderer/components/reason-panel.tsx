import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#shared/contract/index.ts';
import { ApprovalFields, isFilledIn, noApproval } from './approval-fields.tsx';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { TextField } from './text-field.tsx';

export interface ReasonPanelProps {
  readonly title: string;
  /** What will happen. */
  readonly explain?: ReactNode;
  readonly confirm: string;
  readonly onConfirm: (reason: string, approval: Approval | null) => void;
  readonly onCancel: () => void;
  /** A second person must prove themselves too. */
  readonly approval?: boolean;
  readonly busy?: boolean;
  /** Why the last try was refused. */
  readonly error?: ReactNode;
  /** Takes the focus at once; not where somebody is still typing in the field it asks about. */
  readonly autoFocus?: boolean;
  /** Reasons often given; a press fills the field. */
  readonly suggestions?: readonly string[];
}

/** Asks why, in place: what is beneath stays visible and nothing is lost by Escape. */
export function ReasonPanel(props: ReasonPanelProps): ReactElement {
  const { title, explain, confirm, onConfirm, onCancel, approval = false, busy = false, error, autoFocus = true, suggestions = [] } = props;
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState<Approval>(noApproval);
  const part = useRef<HTMLElement>(null);
  // The field takes the focus without being scrolled to.
  useEffect(() => {
    if (autoFocus) part.current?.scrollIntoView({ block: 'nearest' });
  }, [autoFocus]);
  const complete = reason.trim().length >= 2 && (!approval || isFilledIn(second));
  const send = (): void => {
    if (complete && !busy) onConfirm(reason.trim(), approval ? second : null);
  };
  return (
    <Panel ref={part} title={title} className="reason-panel">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="reason-body">
          {explain !== undefined && <div className="reason-explain">{explain}</div>}
          <TextField
            label={t('reason.label')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            hint={t('reason.hint')}
            autoFocus={autoFocus}
            isRequired
          />
          {suggestions.length > 0 && (
            <div className="reason-suggestions">
              {suggestions.map((suggestion) => (
                <Button key={suggestion} small onPress={() => setReason(suggestion)}>
                  {suggestion}
                </Button>
              ))}
            </div>
          )}
          {approval && <ApprovalFields value={second} onChange={setSecond} />}
          {error}
        </div>
        <div className="reason-actions">
          <Button onPress={onCancel}>{t('action.back')}</Button>
          <Button variant="secondary" className="button-decisive" isDisabled={!complete} busy={busy} keys="Enter" type="submit">
            {confirm}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
