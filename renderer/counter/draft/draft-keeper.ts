import type { CallError } from '#shared/contract/index.ts';
import type { MarriageView, Couple, MarriageApplication } from '#shared/model/index.ts';
import type { Client } from '../../client/index.ts';
import { mergeForms, sameForm, type Form, type LostField } from './merge-forms.ts';

export interface DraftState extends Form {
  readonly saving: 'saved' | 'unsaved' | 'saving';
  /** The last save was refused. */
  readonly error: CallError<'cases.saveDraft'> | undefined;
  /** Fields that gave way to a newer form; told once, until dismissed. */
  readonly lost: readonly LostField[];
}

/** Keeps one case's half-filled form with the core at every change. */
export interface DraftKeeper {
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  change(couple: Couple): void;
  changeApplication(change: Partial<MarriageApplication>): void;
  /** The core's view of the case, whenever it is asked for again. */
  receive(view: MarriageView): void;
  /** Saves what is unsaved; true when the core holds everything typed here. */
  flush(): Promise<boolean>;
  dismissLost(): void;
}

export interface DraftKeeperDeps {
  readonly client: Pick<Client, 'call'>;
  readonly view: MarriageView;
  /** Milliseconds of quiet before a save. */
  readonly quiet?: number;
  /** Told of what the core now holds. */
  readonly onSaved?: (saved: Form & { readonly revision: number }) => void;
}

export function createDraftKeeper({ client, view, quiet = 250, onSaved }: DraftKeeperDeps): DraftKeeper {
  const caseId = view.id;
  const listeners = new Set<() => void>();
  let base: Form & { readonly revision: number } = { revision: view.draftRevision, ...formOf(view) };
  let state: DraftState = { ...formOf(view), saving: 'saved', error: undefined, lost: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;

  function set(change: Partial<DraftState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function changeForm(change: Partial<Form>): void {
    set({ ...change, saving: 'unsaved' });
    schedule();
  }

  function isDirty(): boolean {
    return !sameForm(base, state);
  }

  function receive(newer: MarriageView): void {
    if (newer.draftRevision <= base.revision) return;
    const merged = mergeForms(base, state, newer);
    base = { revision: newer.draftRevision, ...formOf(newer) };
    const settled = sameForm(base, merged.form);
    set({ ...merged.form, lost: [...state.lost, ...merged.lost], saving: settled ? 'saved' : 'unsaved' });
    if (!settled) schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), quiet);
  }

  async function saveOnce(): Promise<boolean> {
    const sent = formOf(state);
    set({ saving: 'saving' });
    const answer = await client.call('cases.saveDraft', { caseId, revision: base.revision, ...sent });
    if (answer.ok) {
      base = { revision: Math.max(base.revision, answer.value.revision), ...sent };
      set({ saving: isDirty() ? 'unsaved' : 'saved', error: undefined });
      onSaved?.({ ...sent, revision: answer.value.revision });
      return true;
    }
    if (answer.error.code === 'case.draftOutdated') {
      const newer = await client.call('cases.get', { caseId });
      if (newer.ok && newer.value.business === 'marriage' && newer.value.draftRevision > base.revision) {
        receive(newer.value);
        return true;
      }
    }
    set({ saving: 'unsaved', error: answer.error });
    return false;
  }

  async function save(): Promise<boolean> {
    clearTimeout(timer);
    if (saving) return saving;
    saving = (async () => {
      while (isDirty()) if (!(await saveOnce())) return false;
      return true;
    })();
    try {
      return await saving;
    } finally {
      saving = null;
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (couple) => changeForm({ couple }),
    changeApplication: (change) => changeForm({ application: { ...state.application, ...change } }),
    receive,
    flush: save,
    dismissLost: () => set({ lost: [] }),
  };
}

function formOf({ couple, application }: Form): Form {
  return { couple, application };
}
