import type { CivilDate, Finding, Outcome, Slot } from '#shared/model/index.ts';

/** 不予登记: the statute forbids the act. 不予受理: this application cannot be taken as it is. */
export type RefusalKind = 'registration' | 'acceptance';

/** One thing a rule may say: `law.<rule>.<message>` in the locales. */
export interface Saying<Step extends string> {
  readonly outcome: Outcome;
  /** Names of the parameters its sentence needs. */
  readonly params: readonly string[];
  /** When it rests on another article than the rule. */
  readonly article?: string;
  /** Only `refuse`: a ground for the refusal notice. Without it the act merely has to wait or be done by somebody else. */
  readonly ground?: RefusalKind;
  /** Only `ask`: the first step that must not be taken while the question is open. Without it the registrar decides. */
  readonly blocksFrom?: Step;
  /** Between the registrar and the file: shown at the counter, printed on nothing. */
  readonly internal?: true;
}

export type Sayings<Step extends string> = Readonly<Record<string, Saying<Step>>>;

/** Builds a finding; the compiler checks message and parameters against what the rule may say. */
export type Say<S extends Sayings<string>> = <M extends keyof S & string>(
  message: M,
  party: Slot | null,
  ...params: S[M]['params'][number] extends never ? [] : [Readonly<Record<S[M]['params'][number], string | number>>]
) => Finding;

/** One rule in the form that holds from `since` until `until`; another form of the same law is another rule with the same id. */
export interface Rule<Facts, Step extends string, S extends Sayings<Step> = Sayings<Step>> {
  readonly id: string;
  /** Key of the article in the locales (`law.article.<key>`). */
  readonly article: string;
  /** First day in force. */
  readonly since: CivilDate;
  /** Last day in force; null: still in force. */
  readonly until: CivilDate | null;
  readonly says: S;
  evaluate(facts: Facts, on: CivilDate): readonly Finding[];
}

interface RuleDefinition<Facts, Step extends string, S extends Sayings<Step>> {
  readonly id: string;
  readonly article: string;
  readonly since: string;
  readonly until?: string;
  readonly says: S;
  readonly evaluate: (facts: Facts, say: Say<S>, on: CivilDate) => readonly Finding[];
}

/** The rule factory of one business. */
export function rulesFor<Facts, Step extends string>() {
  return <const S extends Sayings<Step>>(definition: RuleDefinition<Facts, Step, S>): Rule<Facts, Step, S> & { readonly say: Say<S> } => {
    const { id, article, says } = definition;
    const since = definition.since as CivilDate;
    const say: Say<S> = (message, party, ...params) => {
      const { outcome, article: own } = says[message]!;
      return { rule: id, outcome, party, article: own ?? article, since, message, params: { ...params[0] } };
    };
    const until = (definition.until ?? null) as CivilDate | null;
    return { id, article, since, until, says, say, evaluate: (facts, on) => definition.evaluate(facts, say, on) };
  };
}

/** The law in force on the day of the act decides. */
export function isInForce(rule: { readonly since: CivilDate; readonly until: CivilDate | null }, on: CivilDate): boolean {
  return rule.since <= on && (rule.until === null || on <= rule.until);
}

/** What the rules in force on a date say: refusals first, then questions, then what is in order; each by rule. */
export function evaluateRules<Facts, Step extends string>(rules: ReadonlyArray<Rule<Facts, Step>>, facts: Facts, on: CivilDate): Finding[] {
  return rules
    .filter((rule) => isInForce(rule, on))
    .flatMap((rule) => rule.evaluate(facts, on))
    .sort(inOrder);
}

/** What a finding's rule declared of its message; null for a finding of rules this program does not know. */
export function findSaying<Facts, Step extends string>(rules: ReadonlyArray<Rule<Facts, Step>>, finding: Finding): Saying<Step> | null {
  const rule = rules.find(({ id, since }) => id === finding.rule && since === finding.since);
  return rule?.says[finding.message] ?? null;
}

const rank: Readonly<Record<Outcome, number>> = { refuse: 0, ask: 1, pass: 2 };
/** M-9 before M-31. One for all: making it takes longer than the rules. */
const ruleOrder = new Intl.Collator('en', { numeric: true });

function inOrder(a: Finding, b: Finding): number {
  return rank[a.outcome] - rank[b.outcome] || ruleOrder.compare(a.rule, b.rule);
}
