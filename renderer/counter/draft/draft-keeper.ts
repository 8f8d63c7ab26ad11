import type { CallError } from '#shared/contract/index.ts';
import type { CaseView, Couple } from '#shared/model/index.ts';
import type { Client } from '../../client/index.ts';
import { mergeCouple, sameCouple, type MergedCouple } from './merge-couple.ts';

export interface DraftState {
  readonly couple: Couple;
  readonly saving: 'saved' | 'unsaved' | 'saving';
  /** The last save was refused. */
  readonly error: CallError<'cases.saveDraft'> | undefined;
  /** Fields that gave way to a newer form; told once, until dismissed. */
  readonly lost: MergedCouple['lost'];
}

/** Keeps one case's half-filled form with the core at every change. */
export interface DraftKeeper {
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  change(couple: Couple): void;
  /** The core's view of the case, whenever it is asked for again. */
  receive(view: CaseView): void;
  /** Saves what is unsaved; true when the core holds everything typed here. */
  flush(): Promise<boolean>;
  dismissLost(): void;
}

export interface DraftKeeperDeps {
  readonly client: Pick<Client, 'call'>;
  readonly view: CaseView;
  /** Milliseconds of quiet before a save. */
  readonly quiet?: number;
  /** Told of what the core now holds. */
  readonly onSaved?: (saved: { readonly couple: Couple; readonly revision: number }) => void;
}

export function createDraftKeeper({ client, view, quiet = 250, onSaved }: DraftKeeperDeps): DraftKeeper {
  const caseId = view.id;
  const listeners = new Set<() => void>();
  let base = { revision: view.draftRevision, couple: view.couple };
  let state: DraftState = { couple: view.couple, saving: 'saved', error: undefined, lost: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;

  function set(change: Partial<DraftState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function isDirty(): boolean {
    return !sameCouple(base.couple, state.couple);
  }

  function receive(newer: CaseView): void {
    if (newer.draftRevision <= base.revision) return;
    const merged = mergeCouple(base.couple, state.couple, newer.couple);
    base = { revision: newer.draftRevision, couple: newer.couple };
    const settled = sameCouple(base.couple, merged.couple);
    set({ couple: merged.couple, lost: [...state.lost, ...merged.lost], saving: settled ? 'saved' : 'unsaved' });
    if (!settled) schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), quiet);
  }

  async function saveOnce(): Promise<boolean> {
    const sent = state.couple;
    set({ saving: 'saving' });
    const answer = await client.call('cases.saveDraft', { caseId, revision: base.revision, couple: sent });
    if (answer.ok) {
      base = { revision: Math.max(base.revision, answer.value.revision), couple: sent };
      set({ saving: isDirty() ? 'unsaved' : 'saved', error: undefined });
      onSaved?.({ couple: sent, revision: answer.value.revision });
      return true;
    }
    if (answer.error.code === 'case.draftOutdated') {
      const newer = await client.call('cases.get', { caseId });
      if (newer.ok && newer.value.draftRevision > base.revision) {
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
    change(couple) {
      set({ couple, saving: 'unsaved' });
      schedule();
    },
    receive,
    flush: save,
    dismissLost: () => set({ lost: [] }),
  };
}
