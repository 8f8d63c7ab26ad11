import { rulesFor } from '../rule.ts';
import type { CoupleFacts } from './facts.ts';

/** The rule factory of what holds of the parties in every business; `Step`: the steps its questions may bar. */
export function partyRule<Step extends string>() {
  return rulesFor<CoupleFacts, Step>();
}
