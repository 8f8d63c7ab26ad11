import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { errorSentence } from '#shared/locales/error-sentence.ts';
import { classNames, Icon, type IconName } from '../../components/index.ts';

type Tone = 'error' | 'waiting' | 'done';
const icons: Readonly<Record<Tone, IconName>> = { error: 'cross', waiting: 'warning', done: 'check' };

/** Something to know before one goes on, large enough to be seen from where one stands. */
export function KioskNotice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactElement {
  return (
    <div className={classNames('kiosk-notice', `kiosk-notice-${tone}`)} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} size={32} />
      <div>{children}</div>
    </div>
  );
}

/** An expected failure: what happened, what is safe, what to do; nothing where there is none. */
export function KioskError({ error }: { readonly error: HallError | undefined }): ReactElement | null {
  const { t } = useTranslation(['errors', 'common', 'law']);
  return error === undefined ? null : (
    <KioskNotice tone="error">
      <p>{errorSentence(t, error)}</p>
    </KioskNotice>
  );
}
