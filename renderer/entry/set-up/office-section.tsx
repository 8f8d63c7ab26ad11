import type { ReactElement } from 'react';
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Business, Capability, Office } from '#shared/model/index.ts';
import { Checkbox } from '../../components/index.ts';
import { FormDate, FormSelect, FormSeveral, FormText } from './fields.tsx';
import type { SetUpForm } from './form.ts';
import { FromFile } from './from-file.tsx';
import { HoursFields } from './hours-fields.tsx';
import { AddButton, Row, Section } from './section.tsx';

export function OfficeSection(): ReactElement {
  const { t } = useTranslation('entry');
  return (
    <Section id="office">
      <FormText name="office.name" label={t('setUp.field.officeName')} hint={t('setUp.hint.officeName')} className="span-6" grows />
      <FormText name="office.sealName" label={t('setUp.field.sealName')} hint={t('setUp.hint.sealName')} className="span-6" grows />
      <FormText name="office.regionCode" label={t('setUp.field.regionCode')} hint={t('setUp.hint.regionCode')} className="span-3" digits />
      <FormSelect
        name="office.level"
        label={t('setUp.field.level')}
        options={Office.shape.level.options.map((id) => ({ id, label: t(`setUp.level.${id}`) }))}
        className="span-3"
      />
      <FormText name="office.phone" label={t('setUp.field.phone')} optional className="span-3" grows />
      <FormText name="office.idleLockMinutes" label={t('setUp.field.idleLockMinutes')} className="span-3" digits />
      <FormText name="office.address" label={t('setUp.field.address')} className="span-12" grows />
      <FormText
        name="office.reviewAuthority"
        label={t('setUp.field.reviewAuthority')}
        hint={t('setUp.hint.reviewAuthority')}
        className="span-6"
        grows
      />
      <FormText name="office.court" label={t('setUp.field.court')} hint={t('setUp.hint.court')} className="span-6" grows />
      <FormSeveral
        name="office.capabilities"
        label={t('setUp.field.capabilities')}
        options={Capability.options.map((id) => ({ id, label: t(`setUp.capability.${id}`) }))}
        className="span-12 several-columns"
      />
      <HoursFields />
      <OfflineAuthorisation />
      <FromFile />
    </Section>
  );
}

function OfflineAuthorisation(): ReactElement {
  const { t } = useTranslation(['entry', 'terms']);
  const { control } = useFormContext<SetUpForm>();
  const held = useWatch({ control, name: 'office.offlineAuthorisation.held' });
  return (
    <div className="span-12 set-up-inner">
      <Controller
        control={control}
        name="office.offlineAuthorisation.held"
        render={({ field }) => (
          <Checkbox isSelected={field.value} onChange={field.onChange} onBlur={field.onBlur}>
            {t('setUp.field.authorisationHeld')}
            <span className="set-up-explain">{t('setUp.hint.authorisation')}</span>
          </Checkbox>
        )}
      />
      {held && (
        <div className="set-up-fields">
          <FormText name="office.offlineAuthorisation.number" label={t('setUp.field.authorisationNumber')} className="span-6" grows />
          <FormDate name="office.offlineAuthorisation.validFrom" label={t('setUp.field.validFrom')} className="span-3" />
          <FormDate name="office.offlineAuthorisation.validUntil" label={t('setUp.field.validUntil')} className="span-3" />
          <FormSeveral
            name="office.offlineAuthorisation.businesses"
            label={t('setUp.field.authorisationBusinesses')}
            options={Business.options.map((id) => ({ id, label: t(`terms:business.${id}`) }))}
            className="span-12"
          />
        </div>
      )}
    </div>
  );
}

export function CountersSection(): ReactElement {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'office.counters' });
  return (
    <Section id="counters">
      <div className="span-12 set-up-rows set-up-rows-two">
        {fields.map((field, row) => (
          <Row key={field.id} title={t('setUp.counterTitle', { number: row + 1 })} onRemove={fields.length > 1 ? () => remove(row) : null}>
            <div className="set-up-fields">
              <FormText
                name={`office.counters.${row}.code`}
                label={t('setUp.field.counterCode')}
                hint={t('setUp.hint.counterCode')}
                className="span-4"
                digits
              />
              <FormText
                name={`office.counters.${row}.name`}
                label={t('setUp.field.counterName')}
                hint={t('setUp.hint.counterName')}
                className="span-8"
                grows
              />
            </div>
          </Row>
        ))}
      </div>
      <AddButton onPress={() => append({ code: String(fields.length + 1).padStart(2, '0'), name: '' })}>{t('setUp.add.counter')}</AddButton>
    </Section>
  );
}
