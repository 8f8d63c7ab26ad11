import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftService } from '#shared/contract/index.ts';
import { KioskDraft, type KioskDraftPerson } from '#shared/model/index.ts';
import { useAct, useAsk, type Act } from '../../../client/index.ts';

export type Whose = 'self' | 'other';

export interface DraftForm {
  /** Undefined until it is known what was filled in before. */
  readonly draft: KioskDraft | undefined;
  /** Settles when it is kept. */
  readonly say: (whose: Whose, said: Partial<KioskDraftPerson>) => Promise<boolean>;
  readonly saving: Act<'kiosk.saveDraft'>;
}

/** No event tells of drafts, which are their owner's alone: whoever changed one has it asked for again. */
export function useDraftChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const operation of ['kiosk.draft', 'kiosk.mine']) void queries.invalidateQueries({ queryKey: [operation] });
  };
}

/** What is filled in ahead; each answer is kept at once, for this card's holder alone. */
export function useDraft(service: DraftService): DraftForm {
  const { value: kept } = useAsk('kiosk.draft', { service });
  // What was said since, before the core has answered with it.
  const [said, setSaid] = useState<KioskDraft>();
  const draft = said ?? (kept && (kept.draft ?? KioskDraft.parse({})));
  const saving = useAct('kiosk.saveDraft');
  const changed = useDraftChanged();
  return {
    draft,
    saving,
    async say(whose, said) {
      if (draft === undefined) return false;
      const next = { ...draft, [whose]: { ...draft[whose], ...said } };
      setSaid(next);
      const answer = await saving.run({ service, draft: next });
      changed();
      return answer.ok;
    },
  };
}
