import type { ActDefinition } from './types.ts';

export type Acts = ReadonlyMap<string, ActDefinition>;

/** Acts by type; two of one type are a bug. */
export function actsByType(definitions: readonly ActDefinition[]): Acts {
  const acts = new Map<string, ActDefinition>();
  for (const definition of definitions) {
    if (acts.has(definition.type)) throw new Error(`two acts are called ${definition.type}`);
    acts.set(definition.type, definition);
  }
  return acts;
}
