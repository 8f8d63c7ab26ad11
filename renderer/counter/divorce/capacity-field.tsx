import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Capacity, type Slot } from '#shared/model/index.ts';
import { Segmented } from '../../components/index.ts';
import { useFirstVisit } from './first-visit-context.ts';

/** 民事行为能力 of one party, as the registrar found (条例 2025 art. 15). */
export function CapacityField({ slot }: { readonly slot: Slot }): ReactElement {
  const { t } = useTranslation('counter');
  const { answers, answer } = useFirstVisit();
  return (
    <div className="span-4">
      <Segmented
        label={t('divorce.precheck.capacity')}
        value={answers.capacity[slot]}
        onChange={(found) => answer({ capacity: { ...answers.capacity, [slot]: found } })}
        options={Capacity.options.map((id) => ({ id, label: t(`divorce.capacity.${id}`) }))}
      />
    </div>
  );
}
