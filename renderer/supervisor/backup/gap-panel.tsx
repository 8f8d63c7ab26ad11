import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumbersGap, Session } from '#shared/contract/index.ts';
import { dayWords, useAct } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Notice, Panel, TextField } from '../../components/index.ts';
import { registrationNumber } from '../../entry/registration-number.ts';
import { wholeNumber } from '../../entry/set-up/typed.ts';
import { findGapProblems, nextBlank } from './gap-problems.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export interface GapPanelProps {
  readonly gap: NumbersGap;
  readonly session: Session;
  readonly onResumed: () => void;
}

/** After a restore: two people enter the next free number and blank as the last papers in the drawer tell. */
export function GapPanel({ gap, session, onResumed }: GapPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [nextById, setNextById] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries([...gap.blocks.map(({ id, next }) => [id, String(next)]), ...gap.batches.map(({ id, next }) => [id, next])]),
  );
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const resume = useAct('numbers.resume');
  const maySend = session.staff.roles.includes('supervisor');
  const count = gap.missing.to === null ? null : gap.missing.to - gap.missing.from + 1;

  const set = (id: string) => (text: string) => {
    setNextById({ ...nextById, [id]: text });
    setWrong(new Set());
    resume.forget();
  };
  const send = async (): Promise<void> => {
    const person = findApprovalProblem(session, approval);
    const found = findGapProblems(gap, nextById);
    setWrong(found);
    setProblem(found.size === 0 ? person : null);
    resume.forget();
    if (found.size > 0 || person !== null) return;
    const answer = await resume.run(
      {
        blocks: gap.blocks.map(({ id }) => ({ id, next: wholeNumber(nextById[id] ?? '') })),
        batches: gap.batches.map(({ id }) => ({ id, next: nextBlank(nextById, id) })),
        reason: t(gap.backup === null ? 'backup.gap.renewedReason' : 'backup.gap.reason', { date: dayWords(t, gap.restoredAt) }),
      },
      { approval: { ...approval, code: approval.code.trim() } },
    );
    if (answer.ok) onResumed();
  };

  return (
    <Panel title={t('backup.gap.title')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('backup.gap.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Notice tone="waiting">
          {gap.backup === null ? t('backup.gap.renewed') : count === null ? t('backup.gap.unknown') : t('backup.gap.known', { count })}
        </Notice>
        <p className="small">{t('backup.gap.explain')}</p>
        <div className="gap-fields">
          {gap.blocks.map((block) => (
            <TextField
              key={block.id}
              label={t('backup.gap.number', { year: block.year })}
              value={nextById[block.id] ?? ''}
              onChange={set(block.id)}
              hint={t('backup.gap.numberHint', {
                next: registrationNumber(block.prefix, block.regionCode, block.year, block.next),
                last: registrationNumber(block.prefix, block.regionCode, block.year, block.last),
              })}
              error={wrong.has(block.id) ? t('backup.gap.wrongNumber', { first: block.next, last: block.last }) : null}
              inputMode="numeric"
              autoComplete="off"
              isReadOnly={!maySend}
            />
          ))}
          {gap.batches.map((batch) => (
            <TextField
              key={batch.id}
              label={t('backup.gap.blank')}
              value={nextById[batch.id] ?? ''}
              onChange={set(batch.id)}
              hint={t('backup.gap.blankHint', { next: batch.next, last: batch.last })}
              error={wrong.has(batch.id) ? t('backup.gap.wrongBlank', { first: batch.next, last: batch.last }) : null}
              autoComplete="off"
              isReadOnly={!maySend}
            />
          ))}
        </div>
        {maySend && (
          <>
            <ApprovalFields
              value={approval}
              onChange={(value) => {
                setApproval(value);
                setProblem(null);
              }}
            />
            <RefusalNotice problem={problem} error={resume.error} />
            <div className="task-actions">
              <Button type="submit" variant="primary" busy={resume.busy}>
                {t('backup.gap.resume')}
              </Button>
            </div>
          </>
        )}
      </form>
    </Panel>
  );
}
