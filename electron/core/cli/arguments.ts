import { parseArgs } from 'node:util';
import { z } from 'zod';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';

/** What `hall` was asked to do. */
export type Command =
  | { readonly name: 'operations' }
  | { readonly name: 'law'; readonly ruleset: string; readonly json: string; readonly calendar: string | null }
  | (OnStore & { readonly name: 'init'; readonly config: string; readonly training: boolean })
  | (OnStore & {
      readonly name: 'call';
      readonly operation: string;
      readonly json: string;
      readonly as: string | null;
      readonly approveAs: string | null;
      readonly counter: string | null;
      readonly request: string | null;
    })
  | (OnStore & {
      readonly name: 'keys';
      readonly what: 'passphrase' | 'recovery' | 'rotate';
      readonly as: string | null;
      readonly approveAs: string | null;
      readonly counter: string | null;
    })
  | (OnStore & { readonly name: 'staff'; readonly code: string })
  | (OnStore & { readonly name: 'backup'; readonly folder: string })
  | { readonly name: 'backups'; readonly folder: string }
  | (OnStore & { readonly name: 'restore'; readonly folder: string; readonly backup: string | null })
  | (OnStore & { readonly name: 'examine' })
  | (OnStore & { readonly name: 'verify'; readonly archives: boolean })
  | (OnStore & { readonly name: 'tip' })
  | (OnStore & { readonly name: 'rebuild' })
  | (OnStore & { readonly name: 'health'; readonly logs: string | null })
  | (OnStore & {
      readonly name: 'diagnostics';
      readonly out: string;
      readonly logs: string | null;
      readonly as: string | null;
      readonly approveAs: null;
      readonly counter: null;
    });

interface OnStore {
  readonly store: string;
  /** Instant, ISO 8601. */
  readonly clock: string | null;
  readonly secrets: string | null;
}

export type UsageError = HallError<'call.invalid' | 'call.unknownOperation'>;

const options = {
  store: { type: 'string' },
  as: { type: 'string' },
  'approve-as': { type: 'string' },
  counter: { type: 'string' },
  request: { type: 'string' },
  clock: { type: 'string' },
  secrets: { type: 'string' },
  out: { type: 'string' },
  logs: { type: 'string' },
  calendar: { type: 'string' },
  training: { type: 'boolean', default: false },
  archives: { type: 'boolean', default: false },
} as const;
type Option = keyof typeof options;

const onStore: readonly Option[] = ['store', 'secrets'];
/** The options each command takes, and how many words after its name: at least and at most. */
const commands: Readonly<Record<Command['name'], { readonly options: readonly Option[]; readonly words: readonly [number, number] }>> = {
  operations: { options: [], words: [0, 0] },
  law: { options: ['calendar'], words: [2, 2] },
  init: { options: [...onStore, 'clock', 'training'], words: [1, 1] },
  call: { options: [...onStore, 'clock', 'as', 'approve-as', 'counter', 'request'], words: [1, 2] },
  keys: { options: [...onStore, 'as', 'approve-as', 'counter'], words: [1, 1] },
  staff: { options: onStore, words: [2, 2] },
  backup: { options: onStore, words: [1, 1] },
  backups: { options: [], words: [1, 1] },
  restore: { options: [...onStore, 'clock'], words: [1, 2] },
  examine: { options: onStore, words: [0, 0] },
  verify: { options: [...onStore, 'archives'], words: [0, 0] },
  tip: { options: onStore, words: [0, 0] },
  rebuild: { options: onStore, words: [0, 0] },
  health: { options: [...onStore, 'clock', 'logs'], words: [0, 0] },
  diagnostics: { options: [...onStore, 'as', 'out', 'logs'], words: [0, 0] },
};

/** Reads the words after `hall`; options may stand anywhere. */
export function parseCommand(words: readonly string[]): Result<Command, UsageError> {
  const parsed = parseWords(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name = '', ...rest] = positionals;
  if (!isCommand(name)) return failure('call.unknownOperation', { operation: name });
  const { options: allowed, words: count } = commands[name];
  const stray = (Object.keys(values) as Option[]).find((option) => values[option] !== false && !allowed.includes(option));
  if (stray) return invalid(`--${stray}`, name);
  if (rest.length < count[0] || rest.length > count[1]) return invalid(name, `${count[0]}–${count[1]} ≠ ${rest.length}`);
  if (values.clock !== undefined && !z.iso.datetime({ offset: true }).safeParse(values.clock).success)
    return invalid('--clock', values.clock);
  if (values.request !== undefined && !z.uuid().safeParse(values.request).success) return invalid('--request', values.request);

  if (name === 'operations') return ok({ name });
  if (name === 'law') return ok({ name, ruleset: rest[0]!, json: rest[1]!, calendar: values.calendar ?? null });
  if (name === 'backups') return ok({ name, folder: rest[0]! });
  if (values.store === undefined) return invalid('--store', 'required');
  const onThatStore = { store: values.store, clock: values.clock ?? null, secrets: values.secrets ?? null };
  switch (name) {
    case 'init':
      return ok({ ...onThatStore, name, config: rest[0]!, training: values.training ?? false });
    case 'call':
      return ok({
        ...onThatStore,
        name,
        operation: rest[0]!,
        json: rest[1] ?? '{}',
        as: values.as ?? null,
        approveAs: values['approve-as'] ?? null,
        counter: values.counter ?? null,
        request: values.request ?? null,
      });
    case 'keys': {
      const what = rest[0]!;
      if (what !== 'passphrase' && what !== 'recovery' && what !== 'rotate') return invalid(name, what);
      const people = { as: values.as ?? null, approveAs: values['approve-as'] ?? null, counter: values.counter ?? null };
      return ok({ ...onThatStore, name, what, ...people });
    }
    case 'verify':
      return ok({ ...onThatStore, name, archives: values.archives ?? false });
    case 'health':
      return ok({ ...onThatStore, name, logs: values.logs ?? null });
    case 'diagnostics': {
      if (values.out === undefined) return invalid('--out', 'required');
      const people = { as: values.as ?? null, approveAs: null, counter: null };
      return ok({ ...onThatStore, ...people, name, out: values.out, logs: values.logs ?? null });
    }
    case 'backup':
      return ok({ ...onThatStore, name, folder: rest[0]! });
    case 'restore':
      return ok({ ...onThatStore, name, folder: rest[0]!, backup: rest[1] ?? null });
    case 'staff':
      return rest[0] === 'reset' ? ok({ ...onThatStore, name, code: rest[1]! }) : invalid(name, rest[0]!);
    default:
      return ok({ ...onThatStore, name });
  }
}

function parseWords(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options, allowPositionals: true, strict: true }));
  } catch (thrown) {
    // Node says which option, in English.
    if (thrown instanceof TypeError) return invalid('hall', thrown.message);
    throw thrown;
  }
}

function isCommand(name: string): name is Command['name'] {
  return Object.hasOwn(commands, name);
}

function invalid(path: string, problem: string) {
  return failure('call.invalid', { path, problem });
}
