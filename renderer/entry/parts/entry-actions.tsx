import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../components/index.ts';

export interface EntryActionsProps {
  /** What sending the form does. */
  readonly submit: ReactNode;
  readonly busy?: boolean;
  readonly isDisabled?: boolean;
  /** Said while it takes long. */
  readonly working?: ReactNode;
  /** Nothing else on the page takes the keyboard. */
  readonly autoFocus?: boolean;
  /** The other ways, quiet. */
  readonly children?: ReactNode;
}

/** At the foot of an entry page: the one thing to do, its key, and the other ways below it. */
export function EntryActions({
  submit,
  busy = false,
  isDisabled = false,
  working,
  autoFocus = false,
  children,
}: EntryActionsProps): ReactElement {
  return (
    <>
      <div className="entry-actions">
        <Button type="submit" variant="primary" busy={busy} isDisabled={isDisabled} keys="Enter" autoFocus={autoFocus}>
          {submit}
        </Button>
        {children}
      </div>
      {busy && working !== undefined && (
        <p role="status" className="soft small">
          {working}
        </p>
      )}
    </>
  );
}
