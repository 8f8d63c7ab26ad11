import type { DivorceFacts, DivorceMoment } from '#shared/model/index.ts';
import { rulesFor } from '../rule.ts';

export { civilCodeSince, regulationSince } from '../statutes.ts';

/** 民发〔2020〕116号, in force with the Civil Code. */
export const notice116Since = '2021-01-01';

export const divorceRule = rulesFor<DivorceFacts, DivorceMoment>();
