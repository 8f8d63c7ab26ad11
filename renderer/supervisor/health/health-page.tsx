import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { clockTime, ErrorNotice, useAsk, useClient } from '../../client/index.ts';
import { Button, Notice, StateMark } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import type { SupervisorPage } from '../supervisor-app.tsx';
import { CheckList } from './check-list.tsx';
import { checksOf, countOpen } from './checks.ts';
import { ProblemTable } from './problem-table.tsx';
import { SpeedTable } from './speed-table.tsx';
import './health.css';

/** 运行状况: every part of the hall in one look, what went wrong lately, how quick it is; and what to hand to whoever helps. */
export function HealthPage({ onGoTo }: { readonly onGoTo: (page: SupervisorPage) => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const client = useClient();
  const health = useAsk('hall.health', {}, { keep: true });
  const asked = useAsk('hall.diagnostics', {}, { keep: true, every: 30_000 });
  const [saved, setSaved] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<HallError>();

  const save = async (): Promise<void> => {
    setSaving(true);
    setSaved(null);
    setError(undefined);
    const answer = await client.saveDiagnostics();
    setSaving(false);
    if (!answer.ok) setError(answer.error);
    else setSaved(answer.value);
  };

  const view = asked.value;
  const checks = view && health.value ? checksOf(view, health.value) : [];
  const open = countOpen(checks);
  return (
    <Page
      title={t('health.title')}
      actions={
        <>
          {view && <span className="soft small">{t('health.at', { time: clockTime(view.at) })}</span>}
          <Button
            onPress={() => {
              asked.again();
              health.again();
            }}
          >
            {t('health.again')}
          </Button>
          <Button variant="primary" busy={saving} onPress={() => void save()}>
            {t('health.save')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
      {saved !== null && (
        <Notice tone="done" onDismiss={() => setSaved(null)}>
          {t('health.saved', { file: saved })}
        </Notice>
      )}
      {view === undefined || health.value === undefined ? (
        <Waiting error={asked.error ?? health.error} />
      ) : (
        <>
          <p className="health-sum">
            <StateMark tone={open === 0 ? 'done' : 'waiting'} {...(open > 0 && { icon: 'warning' })}>
              {open === 0 ? t('health.allGood') : t('health.open', { count: open })}
            </StateMark>
          </p>
          <CheckList checks={checks} view={view} health={health.value} onGoTo={onGoTo} />
          <ProblemTable problems={view.problems} />
          <SpeedTable calls={view.calls} />
          <p className="soft small">{t('health.saveExplain')}</p>
        </>
      )}
    </Page>
  );
}
