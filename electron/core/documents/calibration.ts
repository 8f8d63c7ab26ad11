import type { TFunction } from 'i18next';
import { failure, type PrinterOffset } from '#shared/contract/index.ts';
import { ok, type Office } from '#shared/model/index.ts';
import type { DevicesDep } from '../devices/types.ts';
import { printerCalibrated } from '../devices/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import { dateText } from './date-text.ts';
import { formOf, type CalibrationSheetValues } from './forms.ts';
import { drawPapers, recordPapers, type PlannedPaper, type StoredPaper } from './planned.ts';
import type { DrawingDep } from './types.ts';

export interface CalibrationDeps extends StoreDep, ClockDep, EventsDep, DrawingDep, Pick<DevicesDep, 'printers'> {
  readonly station: string;
  readonly getOffice: (db: ReadableDb) => Office;
  readonly t: TFunction;
}

/** Measuring how far a printer puts certificates off their places, once, and the sheet it is measured on. */
export function createCalibrationHandlers(deps: CalibrationDeps): HandlersFor<'printers.calibrate' | 'printers.calibrationSheet'> {
  const { store, clock, events, printers, station } = deps;

  return {
    'printers.calibrate': writing('printers.calibrate', {
      act: async ({ input, author }) => {
        const { printer, offset } = input;
        const known = await printers.list();
        if (!known.some(({ name }) => name === printer)) return failure('printer.none', {});
        const calibrated = store.commit(author, ({ append }) => {
          append(printerCalibrated, { station, printer, ...offset });
          return ok({ known });
        });
        if (calibrated.ok) events.emit({ event: 'print.changed', caseId: null });
        return calibrated;
      },
      answer: ({ known }) => known.map((each) => ({ ...each, ...printers.calibrationOf(each.name) })),
    }),

    'printers.calibrationSheet': writing('printers.calibrationSheet', {
      act: async ({ input, author }) => {
        if (!(await printers.list()).some(({ name }) => name === input.printer)) return failure('printer.none', {});
        const drawn = await drawPapers(deps, [planSheet(deps, input.printer)], clock.now().toString());
        if (!drawn.ok) return drawn;
        const [sheet] = drawn.value as readonly [StoredPaper];
        return store.commit(author, (transaction) => {
          const [documentId] = recordPapers(transaction, null, [sheet]) as [string];
          return ok({ documentId, pages: sheet.pages });
        });
      },
      answer: (receipt) => receipt,
    }),
  };
}

/** The certificate's places under a grid of five millimetres; says which printer it is for and what is corrected there. */
function planSheet({ store, clock, printers, getOffice, t }: CalibrationDeps, printer: string): PlannedPaper {
  const office = store.read(getOffice);
  const on = clock.today();
  const values: CalibrationSheetValues = {
    printer: t('papers:calibration.printer', { printer }),
    offset: t('papers:calibration.offset', millimetres(printers.calibrationOf(printer).offset)),
    drawnOn: t('papers:calibration.drawnOn', { date: dateText(on, t) }),
  };
  return {
    kind: 'calibrationSheet',
    party: null,
    form: formOf('calibrationSheet', office),
    on,
    stock: false,
    outlined: formOf('certificate', office),
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: store.training ? t('papers:training') : null,
    title: t('papers:calibration.title', { paper: t('terms:documentKind.calibrationSheet'), printer }),
  };
}

function millimetres({ x, y }: PrinterOffset) {
  return { x: (x / 10).toFixed(1), y: (y / 10).toFixed(1) };
}
