import { DivorceFacts, MarriageFacts, ReissueFacts, type CivilDate, type Finding } from '#shared/model/index.ts';
import { examineDivorce } from './divorce/examination.ts';
import { examineMarriage } from './marriage/examination.ts';
import { examineReissue } from './reissue/examination.ts';

/** A law that can be asked: `evaluate` takes what `facts` has read. */
export interface Ruleset {
  readonly facts: typeof MarriageFacts | typeof DivorceFacts | typeof ReissueFacts;
  evaluate(facts: unknown, on: CivilDate): Finding[];
}

/** The laws that can be asked by name, with the shape of the facts each needs. */
export const rulesets = {
  marriage: {
    facts: MarriageFacts,
    evaluate: (facts: MarriageFacts, on: CivilDate): Finding[] => examineMarriage(facts, on),
  },
  divorce: {
    facts: DivorceFacts,
    evaluate: (facts: DivorceFacts, on: CivilDate): Finding[] => examineDivorce(facts, on),
  },
  reissue: {
    facts: ReissueFacts,
    evaluate: (facts: ReissueFacts, on: CivilDate): Finding[] => examineReissue(facts, on),
  },
} as const;
export type RulesetName = keyof typeof rulesets;
