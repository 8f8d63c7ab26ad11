import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackfillState, HallError } from '#shared/contract/index.ts';
import { errorWords, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';

/** What runs, how fast, and how long it will take; or why the last run ended before its time. */
export function RunLine({ run, stopped }: Pick<BackfillState, 'run' | 'stopped'>): ReactElement | null {
  const { t } = useTranslation(['backfill', 'errors']);
  const pause = useAct('backfill.pause');
  if (run === null)
    return stopped === null ? null : (
      <Notice tone="error" title={t('run.stopped', { fileName: stopped.fileName })}>
        {errorWords(t, stopped.error as HallError)}
      </Notice>
    );
  const { what, fileName, done, rows, perSecond, secondsLeft } = run;
  return (
    <section className="backfill-run" aria-label={t('run.title')}>
      <p>
        <strong>{t(`run.${what}`, { fileName })}</strong>
        <span className="soft small" role="status">
          {rows === null ? t('run.read', { done }) : t('run.of', { done, rows })}
          {perSecond > 0 && t('run.rate', { rate: Math.round(perSecond) })}
          {secondsLeft !== null && leftWords(t, secondsLeft)}
        </span>
      </p>
      <progress aria-label={t(`run.${what}`, { fileName })} {...(rows === null ? {} : { value: done, max: Math.max(rows, 1) })} />
      <Button busy={pause.busy} onPress={() => void pause.run({})}>
        {t(what === 'checking' ? 'run.cancel' : 'run.pause')}
      </Button>
      <p className="soft small">{t('run.beside')}</p>
    </section>
  );
}

function leftWords(t: ReturnType<typeof useTranslation<['backfill', 'errors']>>['t'], seconds: number): string {
  if (seconds < 60) return t('run.secondsLeft', { seconds: Math.ceil(seconds) });
  return seconds < 5400
    ? t('run.minutesLeft', { minutes: Math.ceil(seconds / 60) })
    : t('run.hoursLeft', { hours: (seconds / 3600).toFixed(1) });
}
