import { z } from 'zod';

/**
 * 业务: what people come to the hall for. A divorce is two visits, each with its own appointment and ticket (民发〔2020〕116号);
 * `enquiry` is whatever needs no case.
 */
export const Service = z.enum(['marriage', 'divorceApply', 'divorceIssue', 'reissue', 'recordProof', 'adoption', 'enquiry']);
export type Service = z.infer<typeof Service>;

/** Instant of a half hour at the office: civil date and `HH:MM`. */
export const HalfHour = z.string().regex(/^([01]\d|2[0-3]):[03]0$/);
export type HalfHour = z.infer<typeof HalfHour>;
