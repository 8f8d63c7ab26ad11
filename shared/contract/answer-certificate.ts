import { z } from 'zod';

/** A certificate that an answer file brings. */
export const AnswerCertificate = z.enum(['sign', 'encrypt', 'tls', 'provinceSign', 'provinceEncrypt', 'authoritySm2', 'authorityTls']);
export type AnswerCertificate = z.infer<typeof AnswerCertificate>;
