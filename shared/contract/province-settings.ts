import { z } from 'zod';
import { MaterialKind } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

/** `http://host:port` and nothing more: no name and password, no path. */
function isProxy(address: string): boolean {
  if (!/^http:\/\/[^\s/?#@\\]+:\d{1,5}$/.test(address) || !URL.canParse(address)) return false;
  return Number(address.slice(address.lastIndexOf(':') + 1)) > 0;
}

/** What is kept with a case and may go to the province: photos, and scans of a kind. */
export const SentAttachment = z.enum(['photo', ...MaterialKind.options]);
export type SentAttachment = z.infer<typeof SentAttachment>;

/** How this station reaches its province, and what it is told about. */
export const ProvinceSettings = z.object({
  /** Through which CONNECT proxy; null: straight. It carries sealed bytes inside TLS and can read or change nothing. */
  proxy: z.string().max(200).refine(isProxy).nullable().default(null),
  /** The most that is sent and received, in 1,024 bytes a second; null: as much as goes. */
  kilobytesPerSecond: z.number().int().min(16).max(100_000).nullable().default(null),
  /** The oldest act may wait so long before everybody is told. */
  alarmAfterHours: z.number().int().min(1).max(240).default(24),
  /** The PC's clock may differ from the province's by so much. */
  clockLimitSeconds: z.number().int().min(10).max(600).default(60),
  /** What is on the case of these kinds goes with the act that registers. */
  attachments: z
    .array(SentAttachment)
    .max(SentAttachment.options.length)
    .refine((kinds) => new Set(kinds).size === kinds.length)
    .default(['photo']),
});
export type ProvinceSettings = z.infer<typeof ProvinceSettings>;

export const provinceSettingsOperations = {
  'province.configure': operation({
    about: 'How this station reaches its province, when waiting acts raise an alarm, and how far the clock may be from the province.',
    input: ProvinceSettings,
    output: ProvinceSettings,
    errors: [],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
  }),
} as const;
