import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { DateField } from '../../components/index.ts';

interface Chosen {
  readonly value: { readonly from: CivilDate; readonly until: CivilDate } | null;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly setFrom: (from: CivilDate | null) => void;
  readonly setUntil: (until: CivilDate | null) => void;
}

/** From the first of this month to today, unless another period is typed; `value` is null while a day is missing. */
export function usePeriod(): Chosen {
  const today = useAsk('office.get', {}).value?.today ?? null;
  const [from, setFrom] = useState<CivilDate | null | undefined>(undefined);
  const [until, setUntil] = useState<CivilDate | null | undefined>(undefined);
  const first = from === undefined ? today && (`${today.slice(0, 8)}01` as CivilDate) : from;
  const last = until === undefined ? today : until;
  return { value: first === null || last === null ? null : { from: first, until: last }, from: first, until: last, setFrom, setUntil };
}

export function Period({ from, until, setFrom, setUntil }: Chosen): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <div className="record-period">
      <DateField label={t('records.from')} value={from} onChange={setFrom} isRequired />
      <DateField label={t('records.until')} value={until} onChange={setUntil} isRequired />
    </div>
  );
}
