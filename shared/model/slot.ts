import { z } from 'zod';

/** 男方 / 女方. */
export const Slot = z.enum(['man', 'woman']);
export type Slot = z.infer<typeof Slot>;
export const slots: readonly Slot[] = ['man', 'woman'];
