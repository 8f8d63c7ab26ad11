import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../components/index.ts';

/** Beside a label: nothing is said there yet, or it contradicts itself. */
export function MissingMark({ shown, twice = false }: { readonly shown: boolean; readonly twice?: boolean }): ReactElement | null {
  const { t } = useTranslation('counter');
  return shown ? (
    <StateMark tone="waiting" icon="warning" className="missing-mark">
      {t(twice ? 'agreement.twiceMark' : 'agreement.missingMark')}
    </StateMark>
  ) : null;
}
