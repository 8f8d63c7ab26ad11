import type { TFunction } from 'i18next';
import { z } from 'zod';
import { failure, type HallError } from '#shared/contract/index.ts';
import type { Calendar } from '#shared/law/calendar.ts';
import { coolingOffDates, coolingOffSince, isProvisional } from '#shared/law/divorce/index.ts';
import { rulesets, type Ruleset, type RulesetName } from '#shared/law/rulesets.ts';
import { CivilDate, ok, RestPolicy, type Result } from '#shared/model/index.ts';

type Answer = Result<unknown, HallError<'call.invalid'>>;

interface LawDeps {
  readonly calendar: () => Result<Calendar, HallError<'call.invalid'>>;
  readonly t: TFunction;
}

/** What the law says of a question; no store is needed. `cooling-off` is a question of dates, the others are of findings. */
export function askLaw(name: string, question: unknown, { calendar, t }: LawDeps): Answer {
  if (name === 'cooling-off') {
    const read = calendar();
    return read.ok ? askCoolingOff(question, read.value, t) : read;
  }
  if (!isRuleset(name)) return failure('call.invalid', { path: name, problem: [...Object.keys(rulesets), 'cooling-off'].join('|') });
  const ruleset: Ruleset = rulesets[name];
  const parsed = z.strictObject({ on: CivilDate, facts: ruleset.facts }).safeParse(question);
  if (!parsed.success) return invalid(parsed.error);
  const { on, facts } = parsed.data;
  return ok({ on, findings: ruleset.evaluate(facts, on) });
}

const Application = z.strictObject({
  accepted: CivilDate.refine((on) => on >= coolingOffSince, `>= ${coolingOffSince}`),
  restPolicy: RestPolicy.default('WIDE'),
});

/** One application, or a list of them: the list is answered in its order. */
function askCoolingOff(question: unknown, calendar: Calendar, t: TFunction): Answer {
  const parsed = z.array(Application).safeParse(Array.isArray(question) ? question : [question]);
  if (!parsed.success) return invalid(parsed.error);
  const answer = ({ accepted, restPolicy }: z.infer<typeof Application>) => {
    const dates = coolingOffDates(accepted, calendar, restPolicy);
    const { withdrawUntil, issueFrom, issueUntil, lapsesOn, provisionalDates } = dates;
    const rolled = dates.rolled.map(({ from, to, why }) => ({ from, to, why: whyWords(t, why) }));
    return { accepted, withdrawUntil, issueFrom, issueUntil, lapsesOn, provisional: isProvisional(dates), provisionalDates, rolled };
  };
  const answers = parsed.data.map(answer);
  return ok(Array.isArray(question) ? answers : answers[0]);
}

function whyWords(t: TFunction, why: readonly string[]): string {
  return why.map((each) => (each === 'weekend' ? t('law:rest.weekend') : each)).join(t('common:listComma'));
}

function invalid(error: z.ZodError) {
  const [issue] = error.issues;
  return failure('call.invalid', { path: issue?.path.join('.') ?? '', problem: issue?.code ?? '' });
}

function isRuleset(name: string): name is RulesetName {
  return Object.hasOwn(rulesets, name);
}
