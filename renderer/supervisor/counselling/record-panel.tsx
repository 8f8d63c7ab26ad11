import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounsellingCase, CounsellingOutcome } from '#shared/contract/index.ts';
import type { CivilDate, Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, DateField, Notice, Panel, Segmented, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';

/** A session as it is being written. */
export interface TypedSession {
  readonly came: Slot | 'both';
  readonly outcome: CounsellingOutcome | 'open';
  readonly note: string;
  readonly nextOn: CivilDate | null;
}

export const emptySession: TypedSession = { came: 'both', outcome: 'open', note: '', nextOn: null };

export interface RecordPanelProps {
  readonly couple: CounsellingCase;
  readonly today: CivilDate;
  readonly session: TypedSession;
  readonly onChange: (session: TypedSession) => void;
  readonly onRecorded: () => void;
  readonly onClose: () => void;
}

/** One session: who came, how it ended, what to remember, when next. */
export function RecordPanel({ couple, today, session, onChange, onRecorded, onClose }: RecordPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const record = useAct('counselling.record');
  const [done, setDone] = useState(false);
  const { came, outcome, note, nextOn } = session;
  const past = nextOn !== null && nextOn < today;
  const change = (changed: Partial<TypedSession>): void => {
    setDone(false);
    onChange({ ...session, ...changed });
  };
  const save = async (): Promise<void> => {
    const answer = await record.run({
      caseId: couple.caseId,
      came: came === 'both' ? null : came,
      outcome: outcome === 'open' ? null : outcome,
      note,
      nextOn,
    });
    if (!answer.ok) return;
    onChange(emptySession);
    setDone(true);
    onRecorded();
  };
  useShortcut('Ctrl+Enter', past || record.busy ? null : () => void save());
  return (
    <Panel
      title={t('counselling.titleOf', { number: couple.number })}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('counselling.back')}
        </Button>
      }
    >
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!past) void save();
        }}
      >
        <Segmented
          label={t('counselling.came.label')}
          value={came}
          onChange={(who) => change({ came: who })}
          options={(['both', 'man', 'woman'] as const).map((id) => ({ id, label: t(`counselling.came.${id}`) }))}
        />
        <Segmented
          label={t('counselling.outcome.label')}
          value={outcome}
          onChange={(ended) => change({ outcome: ended })}
          options={(['open', 'continues', 'reconciled', 'notReconciled'] as const).map((id) => ({
            id,
            label: t(`counselling.outcome.${id}`),
          }))}
        />
        <TextField
          label={t('counselling.note')}
          hint={t('counselling.noteHint')}
          rows={6}
          maxLength={4000}
          value={note}
          onChange={(text) => change({ note: text })}
          autoFocus
        />
        <DateField
          label={t('counselling.nextOn')}
          value={nextOn}
          onChange={(on) => change({ nextOn: on })}
          error={past ? t('counselling.nextPast') : null}
        />
        <ErrorNotice error={record.error} onDismiss={record.forget} />
        {done && <Notice tone="done">{t('counselling.recorded')}</Notice>}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" keys="Ctrl+Enter" busy={record.busy} isDisabled={past}>
            {t('counselling.record')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
