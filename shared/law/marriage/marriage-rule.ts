import type { MarriageFacts, MarriageStep } from '#shared/model/index.ts';
import { rulesFor } from '../rule.ts';

export { civilCodeSince, regulationSince } from '../statutes.ts';

export const marriageRule = rulesFor<MarriageFacts, MarriageStep>();
