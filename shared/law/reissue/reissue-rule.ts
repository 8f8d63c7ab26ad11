import type { ReissueFacts, ReissueStep } from '#shared/model/index.ts';
import { rulesFor, type Rule } from '../rule.ts';

export { regulationSince } from '../statutes.ts';

export const reissueRule = rulesFor<ReissueFacts, ReissueStep>();

export type ReissueRule = Rule<ReissueFacts, ReissueStep>;
