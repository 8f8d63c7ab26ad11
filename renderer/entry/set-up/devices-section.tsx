import type { ReactElement } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormSelect, FormText } from './fields.tsx';
import { emptyPrinter, type SetUpForm } from './form.ts';
import { AddButton, Row, Section } from './section.tsx';

export function DevicesSection(): ReactElement {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'devices.printers' });
  const printers = useWatch({ control, name: 'devices.printers' });
  return (
    <Section id="devices">
      <FormText name="station" label={t('setUp.field.station')} hint={t('setUp.hint.station')} className="span-3" />
      <FormText
        name="devices.readerPath"
        label={t('setUp.field.readerPath')}
        hint={t('setUp.hint.readerPath')}
        className="span-9"
        optional
        grows
      />
      <div className="span-12 set-up-rows">
        {fields.map((field, row) => (
          <Row key={field.id} title={t('setUp.printerTitle', { number: row + 1 })} onRemove={() => remove(row)}>
            <div className="set-up-fields">
              <FormSelect
                name={`devices.printers.${row}.kind`}
                label={t('setUp.field.printerKind')}
                options={[
                  { id: 'lp', label: t('setUp.printerKind.lp') },
                  { id: 'file', label: t('setUp.printerKind.file') },
                ]}
                className="span-3"
              />
              <FormText name={`devices.printers.${row}.name`} label={t('setUp.field.printerName')} className="span-9" grows />
              {printers[row]?.kind === 'file' ? (
                <FormText name={`devices.printers.${row}.folder`} label={t('setUp.field.printerFolder')} className="span-12" grows />
              ) : (
                <>
                  <FormText
                    name={`devices.printers.${row}.queue`}
                    label={t('setUp.field.printerQueue')}
                    hint={t('setUp.hint.printerQueue')}
                    className="span-6"
                    grows
                  />
                  <FormText
                    name={`devices.printers.${row}.options`}
                    label={t('setUp.field.printerOptions')}
                    hint={t('setUp.hint.printerOptions')}
                    className="span-6"
                    grows
                  />
                </>
              )}
            </div>
          </Row>
        ))}
      </div>
      <AddButton onPress={() => append(emptyPrinter())}>{t('setUp.add.printer')}</AddButton>
    </Section>
  );
}
