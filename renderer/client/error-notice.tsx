import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { Findings, Notice } from '../components/index.ts';
import { errorSentence } from '#shared/locales/error-sentence.ts';

export interface ErrorNoticeProps {
  readonly error: HallError | undefined;
  readonly onDismiss?: () => void;
}

/** An expected failure in its place; nothing when there is none. */
export function ErrorNotice({ error, onDismiss }: ErrorNoticeProps): ReactElement | null {
  const { t } = useTranslation(['errors', 'common', 'law']);
  if (!error) return null;
  return (
    <Notice tone="error" onDismiss={onDismiss}>
      <p>{errorSentence(t, error)}</p>
      {error.code === 'case.refusedByLaw' && <Findings findings={error.details.findings} />}
    </Notice>
  );
}
