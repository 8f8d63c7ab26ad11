import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterInfo, PrinterOffset } from '#shared/contract/index.ts';
import { ErrorNotice, useClient } from '../../client/index.ts';
import { Button, Notice, Panel, Stepper } from '../../components/index.ts';
import { useSheet } from '../use-sheet.ts';
import { MeasureForm } from './measure-form.tsx';
import { offsetWords } from './offset-words.ts';

const steps = ['print', 'measure', 'saved'] as const;
type Step = (typeof steps)[number];

export interface CalibrationPanelProps {
  readonly printer: PrinterInfo;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Print the sheet, measure the cross, save what puts it right; once more to be sure. */
export function CalibrationPanel({ printer, onSaved, onClose }: CalibrationPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const client = useClient();
  const sheet = useSheet();
  const [step, setStep] = useState<Step>('print');
  const [saved, setSaved] = useState<PrinterOffset>(printer.offset);
  const { name } = printer;

  const print = () => sheet.print(() => client.call('printers.calibrationSheet', { printer: name }), name);
  const came = async (): Promise<void> => {
    if (await sheet.confirm()) setStep('measure');
  };

  return (
    <Panel title={t('devices.calibrate', { name })} className="calibration">
      <Stepper
        label={t('devices.steps')}
        steps={steps.map((id, i) => ({
          id,
          label: t(`devices.step.${id}`),
          state: i < steps.indexOf(step) ? 'done' : id === step ? 'current' : 'ahead',
        }))}
      />
      {step === 'print' && sheet.job === null && (
        <div className="task-form" key="print">
          <p>{t('devices.print.lead')}</p>
          <p className="soft small">{t('devices.print.now', { offset: offsetWords(t, saved) })}</p>
          {!printer.ready && <Notice tone="waiting">{t('devices.print.notReady')}</Notice>}
          <ErrorNotice error={sheet.error} />
          <div className="task-actions">
            <Button onPress={onClose}>{t('common:action.back')}</Button>
            <Button variant="primary" icon="printer" keys="Enter" busy={sheet.busy} onPress={() => void print()} autoFocus>
              {t('devices.print.do')}
            </Button>
          </div>
        </div>
      )}
      {step === 'print' && sheet.job !== null && (
        <div className="task-form" key="came">
          <p>{t('devices.came.lead', { name })}</p>
          <ErrorNotice error={sheet.error} />
          <div className="task-actions">
            <Button isDisabled={sheet.busy} onPress={() => void sheet.spoil(t('devices.came.spoiltReason'))}>
              {t('devices.came.no')}
            </Button>
            <Button variant="primary" keys="Enter" busy={sheet.busy} onPress={() => void came()} autoFocus>
              {t('devices.came.yes')}
            </Button>
          </div>
        </div>
      )}
      {step === 'measure' && (
        <MeasureForm
          printer={name}
          offset={saved}
          onBack={() => setStep('print')}
          onSaved={(offset) => {
            setSaved(offset);
            setStep('saved');
            onSaved();
          }}
        />
      )}
      {step === 'saved' && (
        <div className="task-form" key="saved">
          <Notice tone="done" title={t('devices.saved.title')}>
            {t('devices.saved.text', { offset: offsetWords(t, saved) })}
          </Notice>
          <div className="task-actions">
            <Button icon="printer" onPress={() => setStep('print')}>
              {t('devices.saved.check')}
            </Button>
            <Button variant="primary" keys="Enter" onPress={onClose} autoFocus>
              {t('devices.saved.done')}
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}
