import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValidityPeriod } from '#shared/model/index.ts';
import { Checkbox, DateField } from '../../../components/index.ts';

export interface PeriodFieldsProps {
  readonly period: ValidityPeriod;
  readonly onChange: (period: ValidityPeriod) => void;
  /** It may be valid long-term, as resident cards may. */
  readonly mayLast: boolean;
  /** Passports print no first day. */
  readonly begins: boolean;
}

/** From when until when a document says that it is valid. */
export function PeriodFields({ period, onChange, mayLast, begins }: PeriodFieldsProps): ReactElement {
  const { t } = useTranslation('counter');
  return (
    <div className="shown-again-period">
      <DateField
        label={t('field.validFrom')}
        value={period.validFrom}
        onChange={(validFrom) => onChange({ ...period, validFrom })}
        isRequired={begins}
      />
      <DateField
        label={t('field.validUntil')}
        value={period.validUntil}
        onChange={(validUntil) => onChange({ ...period, validUntil })}
        isDisabled={period.longTerm}
        isRequired={!period.longTerm}
      />
      {mayLast && (
        <Checkbox
          isSelected={period.longTerm}
          onChange={(longTerm) => onChange({ ...period, longTerm, validUntil: longTerm ? null : period.validUntil })}
        >
          {t('field.longTerm')}
        </Checkbox>
      )}
    </div>
  );
}
