import type { TFunction } from 'i18next';
import { ethnicityCodes } from '#shared/model/index.ts';

/** The name of a people by its GB/T 3304 code. A code the standard does not have, as some chips hold, stands for itself. */
export function ethnicityName(t: TFunction, code: string): string {
  return ethnicityCodes.includes(code) ? t(`terms:ethnicity.${code}`) : code;
}
