import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '#shared/contract/index.ts';
import { clockTime } from '../client/index.ts';
import { StateMark, type Tone } from '../components/index.ts';
import { troubleWords } from './reason-words.ts';

const tones: Readonly<Record<LinkView['state'], Tone>> = {
  training: 'neutral',
  notEnrolled: 'waiting',
  idle: 'done',
  working: 'done',
  waiting: 'waiting',
  stopped: 'refused',
};
/** Less is within what any PC's clock does. Seconds. */
const noticeable = 2;

/** How the way to the province fares, and what that means for the hall. */
export function LinkState({ link }: { readonly link: LinkView }): ReactElement {
  const { t } = useTranslation('queue');
  const { state, trouble, nextTryAt, lastAnswerAt, open, offsetMs } = link;
  const seconds = Math.round(Math.abs(offsetMs ?? 0) / 1_000);
  const isReporting = state !== 'training' && state !== 'notEnrolled';
  return (
    <section className={`queue-link queue-link-${tones[state]}`} aria-label={t('link.title')}>
      <StateMark tone={tones[state]} {...(state === 'stopped' ? { icon: 'warning' as const } : {})}>
        <strong>{t(`link.${state}.title`)}</strong>
      </StateMark>
      <p>{t(`link.${state}.text`, { reason: trouble === null ? '' : troubleWords(t, trouble) })}</p>
      {isReporting && (
        <p className="soft small queue-link-facts">
          {nextTryAt !== null && <span>{t('link.nextTry', { time: clockTime(nextTryAt) })}</span>}
          <span>{lastAnswerAt === null ? t('link.noAnswer') : t('link.lastAnswer', { time: clockTime(lastAnswerAt) })}</span>
          {open > 0 && <span>{t('link.open', { count: open })}</span>}
          {offsetMs !== null && seconds >= noticeable && <span>{t(offsetMs > 0 ? 'link.behind' : 'link.ahead', { count: seconds })}</span>}
        </p>
      )}
    </section>
  );
}
