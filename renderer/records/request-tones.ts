import type { RecordRequest } from '#shared/contract/index.ts';
import type { Tone } from '../components/index.ts';

/** How a request for a record fares. */
export const requestTones: Readonly<Record<RecordRequest['state'], Tone>> = {
  asked: 'waiting',
  passedOn: 'waiting',
  answered: 'done',
  refused: 'refused',
  notPassedOn: 'refused',
};
