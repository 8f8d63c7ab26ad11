import type { CivilDate, Finding } from '#shared/model/index.ts';
import { MarriageFacts } from '#shared/model/index.ts';
import { examineMarriage } from './marriage/examination.ts';

/** The laws that can be asked by name, with the shape of the facts each needs. */
export const rulesets = {
  marriage: {
    facts: MarriageFacts,
    evaluate: (facts: MarriageFacts, on: CivilDate): Finding[] => examineMarriage(facts, on),
  },
} as const;
export type RulesetName = keyof typeof rulesets;
