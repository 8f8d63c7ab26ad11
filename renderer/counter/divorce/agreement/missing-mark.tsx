import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../components/index.ts';

/** Beside a label: nothing is said there yet. */
export function MissingMark({ shown }: { readonly shown: boolean }): ReactElement | null {
  const { t } = useTranslation('counter');
  return shown ? (
    <StateMark tone="waiting" icon="warning" className="missing-mark">
      {t('agreement.missingMark')}
    </StateMark>
  ) : null;
}
