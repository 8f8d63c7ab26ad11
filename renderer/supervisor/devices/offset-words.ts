import type { TFunction } from 'i18next';
import type { PrinterOffset } from '#shared/contract/index.ts';
import { millimetres } from './calibration.ts';

/** `右 1.2 毫米，上 0.3 毫米`; in words when it is nothing. */
export function offsetWords(t: TFunction, { x, y }: PrinterOffset): string {
  const parts = [
    ...(x === 0 ? [] : [t(`supervisor:devices.way.${x > 0 ? 'right' : 'left'}`, { mm: millimetres(x) })]),
    ...(y === 0 ? [] : [t(`supervisor:devices.way.${y > 0 ? 'down' : 'up'}`, { mm: millimetres(y) })]),
  ];
  return parts.length === 0 ? t('supervisor:devices.way.none') : parts.join(t('supervisor:devices.way.between'));
}
