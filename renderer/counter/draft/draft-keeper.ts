import type { CallError, Input } from '#shared/contract/index.ts';
import type { CaseView, Couple, DivorceApplication, MarriageApplication, ReissueApplication } from '#shared/model/index.ts';
import type { Client } from '../../client/index.ts';
import { mergeForms, sameForm, type Form, type LostField } from './merge-forms.ts';

export type DraftState<View extends CaseView = CaseView> = Form<View> & DraftSaving;

export interface DraftSaving {
  readonly saving: 'saved' | 'unsaved' | 'saving';
  /** The last save was refused. */
  readonly error: CallError<'cases.saveDraft'> | undefined;
  /** Fields that gave way to a newer form; told once, until dismissed. */
  readonly lost: readonly LostField[];
}

/** Keeps one case's half-filled form with the core at every change. */
export interface DraftKeeper<View extends CaseView = CaseView> {
  state(): DraftState<View>;
  subscribe(listener: () => void): () => void;
  change(couple: Couple): void;
  changeApplication(change: Partial<View['application']>): void;
  /** The core's view of the case, whenever it is asked for again. */
  receive(view: View): void;
  /** Saves what is unsaved; true when the core holds everything typed here. */
  flush(): Promise<boolean>;
  dismissLost(): void;
}

export interface DraftKeeperDeps<View extends CaseView> {
  readonly client: Pick<Client, 'call'>;
  readonly view: View;
  /** Milliseconds of quiet before a save. */
  readonly quiet?: number;
  /** Told of what the core now holds. */
  readonly onSaved?: (saved: Form<View> & { readonly revision: number }) => void;
}

export function createDraftKeeper<View extends CaseView>({ client, view, quiet = 250, onSaved }: DraftKeeperDeps<View>): DraftKeeper<View> {
  const caseId = view.id;
  const listeners = new Set<() => void>();
  let base: Form<View> & { readonly revision: number } = { revision: view.draftRevision, ...formOf(view) };
  let state: DraftState<View> = { ...formOf(view), saving: 'saved', error: undefined, lost: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;

  function set(change: Partial<DraftState<View>>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function changeForm(change: Partial<Form<View>>): void {
    set({ ...change, saving: 'unsaved' });
    schedule();
  }

  function isDirty(): boolean {
    return !sameForm(base, state);
  }

  function receive(newer: View): void {
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
    const answer = await client.call('cases.saveDraft', { caseId, revision: base.revision, ...payloadOf(view.business, sent) });
    if (answer.ok) {
      const { revision, couple } = answer.value;
      const kept = couple ? { ...sent, couple } : sent;
      const merged = couple ? mergeForms<View>(sent, state, kept) : { form: formOf<View>(state), lost: [] };
      base = { revision: Math.max(base.revision, revision), ...kept };
      const saving = sameForm(base, merged.form) ? 'saved' : 'unsaved';
      set({ ...merged.form, lost: [...state.lost, ...merged.lost], saving, error: undefined });
      onSaved?.({ ...kept, revision });
      return true;
    }
    if (answer.error.code === 'case.draftOutdated') {
      const newer = await client.call('cases.get', { caseId });
      if (newer.ok && isOfSameBusiness(newer.value, view) && newer.value.draftRevision > base.revision) {
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

/** A case never changes its business; what came for this one is told apart for the types. */
export function isOfSameBusiness<View extends CaseView>(other: CaseView, view: View): other is View {
  return other.business === view.business;
}

function formOf<View extends CaseView>({ couple, application }: Form<View>): Form<View> {
  return { couple, application };
}

/** The application goes under the name of its business. */
function payloadOf(
  business: CaseView['business'],
  { couple, application }: Form,
): Pick<Input<'cases.saveDraft'>, 'couple' | 'application' | 'divorceApplication' | 'reissueApplication'> {
  if (business === 'marriage') return { couple, application: application as MarriageApplication };
  return business === 'divorce'
    ? { couple, divorceApplication: application as DivorceApplication }
    : { couple, reissueApplication: application as ReissueApplication };
}
