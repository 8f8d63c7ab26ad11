import { placesIn, type Place } from './places.ts';
import { pageRules } from './page-rules.ts';
import type { Rule } from './rule.ts';
import { shellRules } from './shell-rules.ts';
import { windowRules } from './window-rules.ts';

const rules = [...windowRules, ...shellRules, ...pageRules];
const ofShell = /^electron\/(main|preload)\//u;

/** Sources by their path from the repository. */
export type Sources = Readonly<Record<string, string>>;

/** One sentence for each door without its guard, and for each guard that stands nowhere; empty when all is wired. */
export function findUnguarded(sources: Sources): readonly string[] {
  const places = Object.entries(sources).flatMap(([file, text]) => placesIn(file, text));
  return rules.flatMap((rule) => {
    const found = places.filter(
      ({ file, kind, name }) => (rule.within ?? ofShell).test(file) && kind === rule.kind && rule.name.test(name),
    );
    return [...found.flatMap((place) => faultOf(rule, place)), ...missing(rule, found)];
  });
}

function faultOf(rule: Rule, { file, line, name, uses, around }: Place): readonly string[] {
  const where = `${file}:${line}: ${name}`;
  if (!rule.only?.some((allowed) => file === allowed || (allowed.endsWith('/') && file.startsWith(allowed))))
    return [`${where}: ${rule.say}`];
  if (rule.guard !== undefined && !uses().has(rule.guard)) return [`${where} without ${rule.guard}: ${rule.say}`];
  if (rule.around !== undefined && !around().has(rule.around)) return [`${where} without ${rule.around}: ${rule.say}`];
  return [];
}

function missing({ only, required, name, say }: Rule, found: readonly Place[]): readonly string[] {
  if (!required) return [];
  return (only ?? []).filter((file) => !found.some((place) => place.file === file)).map((file) => `${file} has no ${name.source}: ${say}`);
}
