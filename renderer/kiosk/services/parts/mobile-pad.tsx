import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isMobileNumber } from '#shared/model/index.ts';
import { Keypad } from '../../frame/keypad.tsx';

interface MobilePadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whether it may be kept: a whole number, or none. */
export function isMobileOrNone(value: string): boolean {
  return value === '' || isMobileNumber(value);
}

/** The number somebody may be called at; what is not one yet says what one is like. */
export function MobilePad({ value, onChange }: MobilePadProps): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <>
      <Keypad label={t('services.book.phone')} value={value} onChange={onChange} longest={11} />
      <p className="mobile-hint" role="status">
        {isMobileOrNone(value) ? '' : t('services.book.phoneHint')}
      </p>
    </>
  );
}
