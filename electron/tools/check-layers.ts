import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { layerRules } from './layer-rules.ts';

export interface LayerReport {
  readonly modules: number;
  /** One line each: the rule, who imports and what. */
  readonly violations: readonly string[];
}

/** Holds every import of a repository against the rules of layers. A run that sees no module is a violation too. */
export async function checkLayers(root: string): Promise<LayerReport> {
  const folders = ['electron', 'renderer', 'shared', 'tests'].filter((folder) => existsSync(join(root, folder)));
  if (folders.length === 0) return nothingSeen;
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...layerRules] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered text instead of its result');
  const modules = output.modules.filter((module) => /^(electron|renderer|shared|tests)\/.*\.tsx?$/.test(module.source)).length;
  if (modules === 0) return nothingSeen;
  const violations = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to} (${commentOf(rule.name)})`);
  return { modules, violations };
}

const nothingSeen: LayerReport = { modules: 0, violations: ['no module was seen: the check itself does not work'] };

function commentOf(name: string): string {
  return layerRules.find((rule) => rule.name === name)?.comment ?? '';
}
