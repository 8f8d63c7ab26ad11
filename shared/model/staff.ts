import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** What a member of staff may do. */
export const StaffRole = z.enum([
  'registrar',
  'reception',
  'archivist',
  'counsellor',
  'approver',
  'supervisor',
  'auditor',
  'administrator',
]);
export type StaffRole = z.infer<typeof StaffRole>;

/**
 * Which window a PC shows; it grants nothing. `applicant` is the counter's second screen, turned to the couple:
 * it holds the counter's session and may ask for nothing but what the counter shows it.
 */
export const Station = z.enum(['counter', 'applicant', 'kiosk', 'supervisor', 'signage']);
export type Station = z.infer<typeof Station>;

/** 婚姻登记员资格证 (规范 2025: examined at least every two years). */
export const RegistrarCertificate = z.object({ number: z.string().min(1).max(40), validUntil: CivilDate });
export type RegistrarCertificate = z.infer<typeof RegistrarCertificate>;

export const StaffCode = z.string().regex(/^[0-9A-Za-z]{2,12}$/);

export const StaffMember = z.object({
  id: z.uuid(),
  code: StaffCode,
  name: z.string().min(1).max(50),
  roles: z.array(StaffRole).min(1),
  /** Needed to recognise a registrar who is a party (avoidance); 18 characters or absent. */
  idNumber: z.string().nullable(),
  certificate: RegistrarCertificate.nullable(),
  active: z.boolean(),
});
export type StaffMember = z.infer<typeof StaffMember>;
