import { z } from 'zod';

/** Every paper the hall draws. */
export const DocumentKind = z.enum([
  'declaration',
  'examinationForm',
  'refusalNotice',
  'redirectGuide',
  'authenticityStatement',
  'photocopies',
  'photoSheet',
  'certificate',
  'certificatePreview',
  'recoveryKeySheet',
  'calibrationSheet',
  'spoiltBlankReport',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;
