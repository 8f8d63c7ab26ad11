import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FileClass } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Segmented, Select } from '../../components/index.ts';
import type { ArchivePartProps } from './archives-page.tsx';

/** Years back from this one that are offered. */
const offered = 12;

/** 年度 and 登记性质. */
export function YearFields({ of, choose }: Pick<ArchivePartProps, 'of' | 'choose'>): ReactElement {
  const { t } = useTranslation('archives');
  const today = useAsk('office.get', {}).value?.today;
  const thisYear = Number(today?.slice(0, 4) ?? of.year);
  const years = Array.from({ length: offered }, (_, back) => String(thisYear - back));
  return (
    <div className="archive-year">
      <Segmented
        label={t('fileClass')}
        value={of.fileClass}
        onChange={(fileClass) => choose({ ...of, fileClass })}
        options={FileClass.options.map((id) => ({ id, label: t(`class.${id}`) }))}
      />
      <Select
        label={t('year')}
        value={String(of.year)}
        onChange={(year) => choose({ ...of, year: Number(year) })}
        options={years.map((id) => ({ id, label: id }))}
      />
    </div>
  );
}
