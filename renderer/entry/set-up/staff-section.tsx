import type { ReactElement } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StaffRole } from '#shared/model/index.ts';
import { FormDate, FormPassword, FormSeveral, FormText } from './fields.tsx';
import { emptyStaff, type SetUpForm } from './form.ts';
import { AddButton, Row, Section } from './section.tsx';

export function StaffSection(): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const { control } = useFormContext<SetUpForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'staff' });
  const roles = StaffRole.options.map((id) => ({ id, label: t(`common:role.${id}`) }));
  const titleOf = (row: number) => {
    if (row === 0) return t('setUp.staffTitle.first');
    return row === 1 ? t('setUp.staffTitle.second') : t('setUp.staffTitle.other', { number: row + 1 });
  };
  return (
    <Section id="staff">
      <div className="span-12 set-up-rows">
        {fields.map((field, row) => (
          <Row key={field.id} title={titleOf(row)} onRemove={row > 1 ? () => remove(row) : null}>
            <div className="set-up-fields">
              <FormText name={`staff.${row}.name`} label={t('setUp.field.staffName')} className="span-4" grows />
              <FormText name={`staff.${row}.code`} label={t('setUp.field.staffCode')} hint={t('setUp.hint.staffCode')} className="span-3" />
              <div className="span-5">
                <FormPassword name={`staff.${row}.password`} label={t('setUp.field.password')} hint={t('setUp.hint.password')} canShow />
              </div>
              <FormSeveral name={`staff.${row}.roles`} label={t('setUp.field.roles')} options={roles} className="span-12" />
              <FormText
                name={`staff.${row}.idNumber`}
                label={t('setUp.field.idNumber')}
                hint={t('setUp.hint.idNumber')}
                className="span-4"
              />
              <FormText name={`staff.${row}.certificate.number`} label={t('setUp.field.certificateNumber')} className="span-4" grows />
              <FormDate name={`staff.${row}.certificate.validUntil`} label={t('setUp.field.certificateUntil')} className="span-4" />
            </div>
          </Row>
        ))}
      </div>
      <AddButton onPress={() => append(emptyStaff(['registrar']))}>{t('setUp.add.staff')}</AddButton>
    </Section>
  );
}
