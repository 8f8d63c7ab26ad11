import type { TFunction } from 'i18next';
import type { Office } from '#shared/model/index.ts';
import type { Clock } from '../ports.ts';
import { dateText } from './date-text.ts';
import { formOf, type RecoveryKeyValues } from './forms.ts';
import type { Paper } from './types.ts';

/** The hall's recovery key on paper, for the sealed envelope. It carries no barcode: it belongs to no case. */
export function recoverySheet(
  recoveryKey: string,
  office: Office,
  { training, clock, t }: { readonly training: boolean; readonly clock: Clock; readonly t: TFunction },
): Paper {
  const values: RecoveryKeyValues = { officeName: office.name, createdOn: dateText(clock.today(), t), recoveryKey };
  return {
    form: formOf('recoveryKeySheet', office),
    on: clock.today(),
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: training ? t('papers:training') : null,
    title: t('terms:documentKind.recoveryKeySheet'),
    createdAt: clock.now().toString(),
  };
}
