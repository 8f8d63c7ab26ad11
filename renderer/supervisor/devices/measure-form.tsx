import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterOffset } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, TextField } from '../../components/index.ts';
import { correctedOffset, millimetres, readTenths } from './calibration.ts';
import { DeviationDrawing } from './deviation-drawing.tsx';
import { offsetWords } from './offset-words.ts';

export interface MeasureFormProps {
  readonly printer: string;
  /** As the sheet in hand was printed. */
  readonly offset: PrinterOffset;
  readonly onSaved: (offset: PrinterOffset) => void;
  /** Back to printing, with nothing changed. */
  readonly onBack: () => void;
}

type Way = 'x' | 'y';

/** How far the cross came out from its place, typed or stepped by arrow keys, and what will be done about it. */
export function MeasureForm({ printer, offset, onSaved, onBack }: MeasureFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [typed, setTyped] = useState<Readonly<Record<Way, string>>>({ x: '', y: '' });
  const [asked, setAsked] = useState(false);
  const calibrate = useAct('printers.calibrate');
  const read = { x: readTenths(typed.x), y: readTenths(typed.y) };
  const deviation = { x: read.x ?? 0, y: read.y ?? 0 };
  const complete = read.x !== null && read.y !== null;
  const corrected = correctedOffset(offset, deviation);

  const save = async (): Promise<void> => {
    setAsked(true);
    if (!complete || corrected === null) return;
    const answer = await calibrate.run({ printer, offset: corrected });
    if (answer.ok) onSaved(corrected);
  };
  const step = (way: Way) => (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (read[way] ?? 0) + by;
    if (Math.abs(next) <= 200) setTyped({ ...typed, [way]: `${next < 0 ? '-' : ''}${millimetres(next)}` });
  };
  const field = (way: Way): ReactElement => (
    <TextField
      label={t(`devices.measure.${way}`)}
      hint={t(`devices.measure.${way}Hint`)}
      value={typed[way]}
      onChange={(text) => setTyped({ ...typed, [way]: text })}
      onKeyDown={step(way)}
      error={read[way] === null && (asked || typed[way].trim().length > 2) ? t('problem.millimetres') : null}
      autoComplete="off"
      autoFocus={way === 'x'}
    />
  );

  return (
    <form
      className="task-form"
      noValidate
      aria-label={t('devices.step.measure')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="small">{t('devices.measure.lead')}</p>
      <div className="task-pair">
        {field('x')}
        {field('y')}
      </div>
      <DeviationDrawing deviation={deviation} />
      <ul className="deviation-legend small soft">
        <li className="deviation-legend-target">{t('devices.drawing.target')}</li>
        <li className="deviation-legend-printed">{t('devices.drawing.printed')}</li>
      </ul>
      {complete &&
        (corrected === null ? (
          <Notice tone="error">{t('devices.measure.tooFar')}</Notice>
        ) : (
          <dl className="deviation-outcome" aria-live="polite">
            <dt>{t('devices.measure.correction')}</dt>
            <dd>{offsetWords(t, { x: 0 - deviation.x, y: 0 - deviation.y })}</dd>
            <dt>{t('devices.measure.total')}</dt>
            <dd>{offsetWords(t, corrected)}</dd>
          </dl>
        ))}
      <ErrorNotice error={calibrate.error} />
      <div className="task-actions">
        <Button onPress={onBack}>{t('devices.measure.back')}</Button>
        <Button type="submit" variant="primary" keys="Enter" busy={calibrate.busy}>
          {t('devices.measure.save')}
        </Button>
      </div>
    </form>
  );
}
