import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarCheck, CalendarFile, Session } from '#shared/contract/index.ts';
import { encodeFile, ErrorNotice, useAct } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Notice, Panel } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import { ChangeList } from './change-list.tsx';
import { FileFormat } from './file-format.tsx';

/** What the contract takes, in bytes: base64 writes four characters for three. */
const largestFile = 290_000;

export interface ImportPanelProps {
  readonly session: Session;
  readonly onChecked: (year: number) => void;
  readonly onImported: (year: number) => void;
}

/** A file is chosen, what it changes is read by two people, and then it counts. */
export function ImportPanel({ session, onChecked, onImported }: ImportPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ readonly file: CalendarFile; readonly check: CalendarCheck } | null>(null);
  const [problem, setProblem] = useState<'tooLarge' | null>(null);
  const [done, setDone] = useState<number | null>(null);
  // Whoever comes back from the form goes on where they were.
  const [isBack, setBack] = useState(false);
  const check = useAct('calendar.check');

  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setDone(null);
    setChosen(null);
    check.forget();
    setProblem(file.size > largestFile || file.size === 0 ? 'tooLarge' : null);
    if (file.size > largestFile || file.size === 0) return;
    const wanted = { fileName: file.name, content: await encodeFile(file) };
    const answer = await check.run(wanted);
    if (!answer.ok) return;
    setBack(true);
    setChosen({ file: wanted, check: answer.value });
    onChecked(answer.value.year);
  };

  return (
    <Panel title={t('calendar.import.title')}>
      <div className="task-form">
        {chosen === null && (
          <>
            <p>{t('calendar.import.explain')}</p>
            <p className="soft small">{t('calendar.import.where')}</p>
          </>
        )}
        {done !== null && <Notice tone="done">{t('calendar.import.done', { year: done })}</Notice>}
        {problem !== null && <Notice tone="error">{t(`calendar.import.${problem}`)}</Notice>}
        <ErrorNotice error={check.error} onDismiss={check.forget} />
        {chosen === null ? (
          <>
            <div className="calendar-choose">
              <Button variant="primary" icon="paper" autoFocus={isBack} busy={check.busy} onPress={() => input.current?.click()}>
                {t('calendar.import.choose')}
              </Button>
            </div>
            <FileFormat />
          </>
        ) : (
          <Confirm
            key={chosen.check.digest}
            {...chosen}
            session={session}
            onCancel={() => setChosen(null)}
            onImported={() => {
              setChosen(null);
              setDone(chosen.check.year);
              onImported(chosen.check.year);
            }}
          />
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.txt,application/json"
          aria-label={t('calendar.import.choose')}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </Panel>
  );
}

interface ConfirmProps {
  readonly file: CalendarFile;
  readonly check: CalendarCheck;
  readonly session: Session;
  readonly onCancel: () => void;
  readonly onImported: () => void;
}

/** What changes, and the second person beside it. */
function Confirm({ file, check, session, onCancel, onImported }: ConfirmProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const take = useAct('calendar.import');
  const form = useRef<HTMLFormElement>(null);
  // The button that was pressed is gone; what changes is read before anybody types.
  useEffect(() => form.current?.focus(), []);

  const send = async (): Promise<void> => {
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    take.forget();
    if (person !== null) return;
    const answer = await take.run(file, { approval: { ...approval, code: approval.code.trim() } });
    if (answer.ok) onImported();
  };

  return (
    <form
      ref={form}
      tabIndex={-1}
      className="task-form"
      noValidate
      aria-label={t('calendar.import.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="soft small calendar-papers">{file.fileName}</p>
      <ChangeList check={check} />
      <p className="small">{t('calendar.import.compare')}</p>
      <ApprovalFields
        value={approval}
        onChange={(value) => {
          setApproval(value);
          setProblem(null);
        }}
      />
      <RefusalNotice problem={problem} error={take.error} />
      <div className="task-actions">
        <Button onPress={onCancel}>{t('calendar.import.other')}</Button>
        <Button type="submit" variant="primary" busy={take.busy} keys="Enter">
          {t('calendar.import.confirm')}
        </Button>
      </div>
    </form>
  );
}
