import { useContext, type ReactElement, type ReactNode } from 'react';
import { Button } from '../components/index.ts';
import { FooterContext } from './footer-context.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useShortcut } from './use-shortcut.ts';

export interface PrimaryAction {
  readonly label: string;
  readonly onPress: () => void;
  readonly busy?: boolean;
  /** What is still missing, in words; the action is then not available. */
  readonly missing?: string | null | undefined;
}

export interface StepFrameProps {
  /** null: nothing is left to do in this page. */
  readonly primary: PrimaryAction | null;
  readonly children: ReactNode;
}

/** A page of a case: its content, and its one primary action always at the same place under Ctrl+Enter. */
export function StepFrame({ primary: wanted, children }: StepFrameProps): ReactElement {
  const { secondary, paused } = useContext(FooterContext);
  const primary = paused ? null : wanted;
  const body = useKeptFocus<HTMLDivElement>();
  const available = primary !== null && !primary.missing && !primary.busy;
  useShortcut('Ctrl+Enter', available ? primary.onPress : null);
  return (
    <>
      <div className="step-body" ref={body} tabIndex={-1}>
        {children}
      </div>
      <footer className="step-foot">
        <div className="step-secondary">{secondary}</div>
        <div className="step-go">
          {primary?.missing && (
            <p className="step-missing" id="step-missing">
              {primary.missing}
            </p>
          )}
          {primary && (
            <Button
              variant="primary"
              keys="Ctrl+Enter"
              onPress={primary.onPress}
              isDisabled={Boolean(primary.missing)}
              busy={primary.busy}
              {...(primary.missing ? { 'aria-describedby': 'step-missing' } : {})}
            >
              {primary.label}
            </Button>
          )}
        </div>
      </footer>
    </>
  );
}
