import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/model/index.ts';
import { StateMark } from '../../components/index.ts';

/** What a case bears beside its state: contradicted by the province, or completed offline and not checked since. */
export function CaseMarks({
  row: { discrepancies, offline },
}: {
  readonly row: Pick<CaseRow, 'discrepancies' | 'offline'>;
}): ReactElement | null {
  const { t } = useTranslation('counter');
  if (discrepancies > 0) return <StateMark tone="refused">{t('check.discrepancy')}</StateMark>;
  if (offline === null) return null;
  return offline === 'checked' ? (
    <StateMark tone="neutral">{t('check.offlineChecked')}</StateMark>
  ) : (
    <StateMark tone="waiting">{t('check.offlineUnchecked')}</StateMark>
  );
}
