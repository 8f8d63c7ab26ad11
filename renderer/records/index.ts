export { KnownRecords } from './known-records.tsx';
export { requestTones } from './request-tones.ts';
