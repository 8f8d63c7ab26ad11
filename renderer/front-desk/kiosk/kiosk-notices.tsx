import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';

/** ms; its event tells of calls at once, this of a reader that went away unasked. */
const askedAgainAfter = 30_000;

/** Somebody calls from the kiosk, or something is wrong with it; nothing where there is none. */
export function KioskNotices(): ReactElement | null {
  const { t } = useTranslation('front-desk');
  const watch = useAsk('kiosk.watch', {}, { keep: true, every: askedAgainAfter });
  const answer = useAct('kiosk.answerCall');
  if (!watch.value || watch.value.seenAt === null) return null;
  const { calledAt, troubles } = watch.value;
  const go = (
    <Button small busy={answer.busy} onPress={() => void answer.run({}).then(watch.again)}>
      {t(calledAt === null ? 'kiosk.seen' : 'kiosk.go')}
    </Button>
  );
  return (
    <>
      <ErrorNotice error={answer.error} onDismiss={answer.forget} />
      {calledAt !== null && (
        <Notice tone="waiting" title={t('kiosk.calls', { time: clockTime(calledAt) })} actions={go}>
          {t('kiosk.callsMore')}
        </Notice>
      )}
      {troubles.map(({ trouble, since }) => (
        <Notice key={trouble} tone="waiting" {...(trouble === 'coreWasLost' && calledAt === null && { actions: go })}>
          {t(`kiosk.trouble.${trouble}`, { time: clockTime(since) })}
        </Notice>
      ))}
    </>
  );
}
