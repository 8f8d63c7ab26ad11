import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderState } from '#shared/contract/index.ts';
import { StateMark, type Tone } from './state-mark.tsx';

const tones: Readonly<Record<ReaderState['state'], Tone>> = {
  none: 'neutral',
  lost: 'refused',
  idle: 'done',
  waiting: 'waiting',
  reading: 'waiting',
  removeCard: 'waiting',
};

/** What the card reader is doing, in words. */
export function ReaderMark({ state }: Pick<ReaderState, 'state'>): ReactElement {
  const { t } = useTranslation('devices');
  return <StateMark tone={tones[state]}>{t(`reader.${state}`)}</StateMark>;
}
