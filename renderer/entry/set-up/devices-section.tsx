import type { ReactElement } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormSelect, FormText } from './fields.tsx';
import { emptyPrinter } from './devices-form.ts';
import type { SetUpForm } from './form.ts';
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
      <ScannerFields />
      <TicketPrinterFields />
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

function ScannerFields(): ReactElement {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const kind = useWatch({ control, name: 'devices.scanner.kind' });
  return (
    <div className="span-12 set-up-fields" role="group" aria-label={t('setUp.field.scanner')}>
      <FormSelect
        name="devices.scanner.kind"
        label={t('setUp.field.scanner')}
        options={(['none', 'serial'] as const).map((id) => ({ id, label: t(`setUp.scannerKind.${id}`) }))}
        className="span-3"
      />
      {kind === 'none' ? (
        <p className="soft small span-9 set-up-aside">{t('setUp.hint.scanner')}</p>
      ) : (
        <>
          <FormText name="devices.scanner.path" label={t('setUp.field.scannerPath')} hint={t('setUp.hint.port')} className="span-6" grows />
          <FormText
            name="devices.scanner.baudRate"
            label={t('setUp.field.scannerBaud')}
            hint={t('setUp.hint.baudRate')}
            className="span-3"
            digits
          />
        </>
      )}
    </div>
  );
}

function TicketPrinterFields(): ReactElement {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const kind = useWatch({ control, name: 'devices.ticketPrinter.kind' });
  return (
    <div className="span-12 set-up-fields" role="group" aria-label={t('setUp.field.ticketPrinter')}>
      <FormSelect
        name="devices.ticketPrinter.kind"
        label={t('setUp.field.ticketPrinter')}
        options={(['none', 'network', 'serial', 'usb'] as const).map((id) => ({ id, label: t(`setUp.ticketPrinterKind.${id}`) }))}
        className="span-3"
      />
      {kind === 'none' && <p className="soft small span-9 set-up-aside">{t('setUp.hint.ticketPrinter')}</p>}
      {kind === 'network' && (
        <>
          <FormText
            name="devices.ticketPrinter.host"
            label={t('setUp.field.ticketPrinterHost')}
            hint={t('setUp.hint.ticketPrinterHost')}
            className="span-6"
            grows
          />
          <FormText
            name="devices.ticketPrinter.port"
            label={t('setUp.field.ticketPrinterPort')}
            hint={t('setUp.hint.ticketPrinterPort')}
            className="span-3"
            digits
          />
        </>
      )}
      {(kind === 'serial' || kind === 'usb') && (
        <FormText
          name="devices.ticketPrinter.path"
          label={t(`setUp.field.ticketPrinterPath.${kind}`)}
          hint={t(kind === 'serial' ? 'setUp.hint.port' : 'setUp.hint.usbPath')}
          className={kind === 'serial' ? 'span-6' : 'span-9'}
          grows
        />
      )}
      {kind === 'serial' && (
        <FormText
          name="devices.ticketPrinter.baudRate"
          label={t('setUp.field.ticketPrinterBaud')}
          hint={t('setUp.hint.baudRate')}
          className="span-3"
          digits
        />
      )}
    </div>
  );
}
