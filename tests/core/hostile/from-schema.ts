import fc from 'fast-check';
import type { z } from 'zod';

/** What a valid payload may name that really is there: ids of cases, papers and people, pictures, folders. */
export interface Known {
  readonly ids: readonly string[];
  readonly pictures: readonly string[];
  readonly words: readonly string[];
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
}
interface Bounds {
  readonly format?: string | null;
  readonly minLength?: number | null;
  readonly maxLength?: number | null;
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
}

/** Payloads such as the schema asks for; nearly all of them pass it. */
export function examplesOf(schema: z.core.$ZodType, known: Known): fc.Arbitrary<unknown> {
  const of = (inner: z.core.$ZodType): fc.Arbitrary<unknown> => examplesOf(inner, known);
  const definition = schema._zod.def as unknown as Definition;
  switch (definition.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(definition.shape!).map(([name, inner]) => [name, of(inner)])));
    case 'array':
      return fc.array(of(definition.element!), { maxLength: 3 });
    case 'record':
      return fc.dictionary(of(definition.keyType!) as fc.Arbitrary<string>, of(definition.valueType!), { maxKeys: 3 });
    case 'union':
      return fc.oneof(...definition.options!.map(of));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries!));
    case 'literal':
      return fc.constantFrom(...definition.values!);
    case 'nullable':
      return fc.oneof(fc.constant(null), of(definition.innerType!));
    case 'optional':
    case 'default':
    case 'prefault':
      return fc.oneof(fc.constant(undefined), of(definition.innerType!));
    case 'pipe':
      return of(definition.in!);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numbers(schema as unknown as Bounds);
    case 'string':
      return texts(schema, known);
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`no examples of a schema of type ${definition.type}: add it here`);
  }
}

function numbers({ minValue, maxValue }: Bounds): fc.Arbitrary<number> {
  const finite = (bound: number | null | undefined, other: number): number =>
    bound === null || bound === undefined || !Number.isFinite(bound) ? other : bound;
  return fc.integer({ min: finite(minValue, -2), max: Math.min(finite(maxValue, 50), 2 ** 31 - 1) });
}

function texts(schema: z.core.$ZodType, { ids, pictures, words }: Known): fc.Arbitrary<string> {
  const { format, minLength, maxLength } = schema as unknown as Bounds;
  if (format === 'uuid') return fc.constantFrom(...ids);
  if (format === 'base64') return fc.constantFrom(...pictures);
  const patterns = (schema._zod.def.checks ?? []).flatMap((check) => {
    const { pattern } = check._zod.def as { readonly pattern?: RegExp };
    return pattern ? [pattern] : [];
  });
  if (patterns[0]) return patterned(patterns[0]);
  const free = fc.string({ unit: 'grapheme', minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 40, 40) });
  const named = words.filter(({ length }) => length >= (minLength ?? 0) && length <= (maxLength ?? Infinity));
  return named.length > 0 ? fc.oneof(free, fc.constantFrom(...named)) : free;
}

/** Dates are often real ones: a shape alone would seldom be. */
function patterned(pattern: RegExp): fc.Arbitrary<string> {
  const dates = ['2026-11-23', '2027-01-01', '1998-03-12', '2024-02-29', '2023-02-29', '0001-01-01', '9999-12-31'].filter((date) =>
    pattern.test(date),
  );
  return dates.length > 0 ? fc.constantFrom(...dates) : fc.stringMatching(pattern);
}
