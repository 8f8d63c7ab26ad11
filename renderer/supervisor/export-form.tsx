import { useState, type ReactElement, type ReactNode } from 'react';
import type { HallError } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import { ErrorNotice } from '../client/index.ts';
import { Button, Notice, Panel } from '../components/index.ts';

/** What is said of a file once it is written. */
export interface SavedWords {
  readonly words: string;
  /** Waiting: it is to be looked at before it is used. */
  readonly tone: 'done' | 'waiting';
}

export interface ExportFormProps<Saved> {
  readonly title: string;
  /** What goes into the file. */
  readonly children?: ReactNode;
  readonly explain: string;
  /** Said until a file is saved. */
  readonly before?: ReactNode;
  readonly confirm: string;
  /**
   * Asks for the place and writes the file; answers null when nobody chose a place. null itself while the form is not filled in, or
   * nothing is to be written.
   */
  readonly save: (() => Promise<Result<Saved | null, HallError>>) | null;
  readonly saved: (saved: Saved) => SavedWords;
  /** After each try, done or not. */
  readonly onExported?: () => void;
}

/** A file of the hall's data, written where whoever presses chooses; and what became of it. */
export function ExportForm<Saved>(form: ExportFormProps<Saved>): ReactElement {
  const { title, children, explain, before, confirm, save, saved, onExported } = form;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError | undefined>();
  const [done, setDone] = useState<SavedWords | null>(null);

  const saveNow = async (): Promise<void> => {
    if (save === null) return;
    setBusy(true);
    const answer = await save();
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    setDone(answer.ok && answer.value !== null ? saved(answer.value) : null);
    onExported?.();
  };
  return (
    <Panel title={title}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          void saveNow();
        }}
      >
        {children}
        <p className="small soft">{explain}</p>
        <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
        {done === null ? (
          before
        ) : (
          <Notice tone={done.tone} onDismiss={() => setDone(null)}>
            {done.words}
          </Notice>
        )}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="paper" keys="Enter" busy={busy} isDisabled={save === null}>
            {confirm}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
