import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateWords } from '../client/index.ts';
import { Icon, StateMark } from '../components/index.ts';
import { useOpenCase } from './case-context.ts';

export interface RegisteredProps {
  /** That it is registered, e.g. 离婚登记完成. */
  readonly title: string;
  /** One character, as on a seal. */
  readonly seal: string;
  /** Who they are now, by their names. */
  readonly words: string;
}

/** The act is complete: on which day and under which number. No line ends at the dots within a name. */
export function Registered({ title, seal, words }: RegisteredProps): ReactElement {
  const { t } = useTranslation('counter');
  const { registeredOn, registrationNumber } = useOpenCase().view;
  return (
    <section className="registered" role="status" aria-label={title}>
      <span className="registered-seal serif" aria-hidden="true">
        {seal}
      </span>
      <div>
        <p className="registered-title serif">{words.replaceAll('·', '\u2060·\u2060')}</p>
        <p className="registered-facts">
          <StateMark tone="done">{title}</StateMark>
          {t('registered.facts', { date: registeredOn ? dateWords(t, registeredOn) : '' })}{' '}
          <span className="registration-number serif">{registrationNumber}</span>
        </p>
      </div>
    </section>
  );
}

export interface EndedProps {
  readonly title: string;
  /** By whom and when, before the reason. */
  readonly how?: ReactNode;
  /** What it means for the couple, after the reason. */
  readonly next?: ReactNode;
}

/** The case ended without the act: how, and the reason that was given. */
export function Ended({ title, how, next }: EndedProps): ReactElement {
  const { t } = useTranslation('counter');
  const { closedReason } = useOpenCase().view;
  return (
    <section className="ended" role="status">
      <Icon name="stop" size={20} />
      <div>
        <p className="ended-title">{title}</p>
        {how}
        {closedReason !== null && closedReason !== '' && <p>{t('closed.reason', { reason: closedReason })}</p>}
        {next}
      </div>
    </section>
  );
}
