import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output, Session } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, StateMark } from '../../components/index.ts';
import { ProgressLine } from '../../entry/index.ts';
import { Page, Waiting } from '../page.tsx';
import { BackupTable } from './backup-table.tsx';
import { GapPanel } from './gap-panel.tsx';
import { PlanForm } from './plan-form.tsx';
import './backup.css';

type Status = Output<'backup.status'>;

/** 备份与恢复: whether the hall could be brought back today, the backups there are, and where the next ones go. */
export function BackupPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const status = useAsk('backup.status', {}, { keep: true, every: 30_000 });
  const gap = useAsk('numbers.gap', {}, { keep: true });
  const make = useAct('backup.make');
  const verify = useAct('store.verify');
  const [verified, setVerified] = useState<Output<'store.verify'> | null>(null);
  const mayPlan = session.staff.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const view = status.value;
  const running = view?.running ?? null;

  const verifyNow = async (): Promise<void> => {
    setVerified(null);
    const answer = await verify.run({}, { takesLong: true });
    if (answer.ok) setVerified(answer.value);
  };

  const planForm =
    mayPlan && view ? (
      <PlanForm key={view.plan?.folder ?? ''} plan={view.plan} giveWay={Boolean(gap.value)} onPlanned={status.again} />
    ) : undefined;

  return (
    <Page
      title={t('backup.title')}
      actions={
        <>
          <Button busy={verify.busy} isDisabled={running !== null && !verify.busy} onPress={() => void verifyNow()}>
            {t('backup.verify')}
          </Button>
          {mayPlan && view?.plan && (
            <Button
              variant={gap.value ? 'secondary' : 'primary'}
              busy={make.busy}
              isDisabled={running !== null && !make.busy}
              onPress={() => void make.run({}, { takesLong: true }).then(status.again)}
            >
              {t('backup.make')}
            </Button>
          )}
        </>
      }
      aside={gap.value ? undefined : planForm}
    >
      {gap.value && <GapPanel gap={gap.value} session={session} onResumed={gap.again} />}
      <ErrorNotice error={make.error ?? verify.error} onDismiss={make.error ? make.forget : verify.forget} />
      {verified && (
        <Notice tone={verified.problem === null ? 'done' : 'error'} onDismiss={() => setVerified(null)}>
          {verified.problem === null
            ? t('backup.verified', { rows: verified.journalRows, tables: verified.tables })
            : t('backup.notVerified', { problem: verified.problem })}
          {verified.mended > 0 && ` ${t('backup.mended', { count: verified.mended })}`}
        </Notice>
      )}
      {view === undefined ? (
        <Waiting error={status.error} />
      ) : (
        <>
          <Safety view={view} />
          <BackupTable view={view} onChecked={status.again} />
          {gap.value && planForm}
        </>
      )}
    </Page>
  );
}

/** In one look: the last backup, the acts since, the next one; and what is wrong with it. */
function Safety({ view }: { readonly view: Status }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common', 'errors']);
  const { last, tail, plan, nextAt, running, warnings, lastFailure } = view;
  return (
    <Panel title={t('backup.state')}>
      <dl className="backup-facts">
        <dt>{t('backup.last')}</dt>
        <dd>{last ? momentWords(t, last.madeAt) : t('backup.never')}</dd>
        <dt>{t('backup.since')}</dt>
        <dd>
          <StateMark tone={tail.state === 'upToDate' ? 'done' : tail.state === 'off' ? 'neutral' : 'waiting'}>
            {t(`backup.tail.${tail.state}`, { count: tail.behind })}
          </StateMark>
        </dd>
        <dt>{t('backup.next')}</dt>
        <dd>{nextAt && plan ? momentWords(t, nextAt) : t('backup.noNext')}</dd>
      </dl>
      {running && <ProgressLine progress={running} />}
      {warnings.map((warning) => (
        <Notice key={warning} tone={warning === 'sameDisk' || warning === 'tailBehind' ? 'waiting' : 'error'}>
          {warning === 'failed' && lastFailure
            ? t('backup.warning.failed', { at: momentWords(t, lastFailure.at), why: t(`errors:${lastFailure.code}`, lastFailure.details) })
            : t(`backup.warning.${warning}`, { folder: plan?.folder ?? '' })}
        </Notice>
      ))}
    </Panel>
  );
}
