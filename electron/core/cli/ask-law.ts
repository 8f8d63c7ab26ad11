import { z } from 'zod';
import { failure, type HallError } from '#shared/contract/index.ts';
import { rulesets, type RulesetName } from '#shared/law/rulesets.ts';
import { CivilDate, ok, type Finding, type Result } from '#shared/model/index.ts';

/** What the law says of `{on, facts}`; no store is needed. */
export function askLaw(name: string, question: unknown): Result<{ on: CivilDate; findings: Finding[] }, HallError<'call.invalid'>> {
  if (!isRuleset(name)) return failure('call.invalid', { path: name, problem: Object.keys(rulesets).join('|') });
  const ruleset = rulesets[name];
  const parsed = z.strictObject({ on: CivilDate, facts: ruleset.facts }).safeParse(question);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure('call.invalid', { path: issue?.path.join('.') ?? '', problem: issue?.code ?? '' });
  }
  const { on, facts } = parsed.data;
  return ok({ on, findings: ruleset.evaluate(facts, on) });
}

function isRuleset(name: string): name is RulesetName {
  return Object.hasOwn(rulesets, name);
}
