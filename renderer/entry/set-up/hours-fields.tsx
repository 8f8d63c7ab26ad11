import type { ReactElement } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/index.ts';
import { FormSeveral, FormText } from './fields.tsx';
import type { SetUpForm } from './form.ts';

/** ISO weekdays, Monday first. */
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** When couples are taken in. */
export function HoursFields(): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const { control } = useFormContext<SetUpForm>();
  return (
    <div className="span-12 set-up-inner" role="group" aria-label={t('setUp.field.hours')}>
      <h3>{t('setUp.field.hours')}</h3>
      <div className="set-up-fields">
        <FormText name="office.hours.from" label={t('setUp.field.hoursFrom')} hint={t('setUp.hint.hoursFrom')} className="span-2" />
        <FormText name="office.hours.until" label={t('setUp.field.hoursUntil')} hint={t('setUp.hint.hoursUntil')} className="span-2" />
        <FormSeveral
          name="office.hours.weekdays"
          label={t('setUp.field.weekdays')}
          options={weekdays.map((id) => ({ id, label: t(`setUp.weekday.${id}`) }))}
          className="span-8"
        />
        <div className="span-12">
          <Controller
            control={control}
            name="office.hours.enforced"
            render={({ field }) => (
              <Checkbox isSelected={field.value} onChange={field.onChange} onBlur={field.onBlur}>
                {t('setUp.field.hoursEnforced')}
                <span className="set-up-explain">{t('setUp.hint.hoursEnforced')}</span>
              </Checkbox>
            )}
          />
        </div>
      </div>
    </div>
  );
}
