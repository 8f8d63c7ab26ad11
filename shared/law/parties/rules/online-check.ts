import type { CivilDate, OfflineAuthorisation, OnlineCheck } from '#shared/model/index.ts';
import { regulationSince } from '../../statutes.ts';
import { isCompleting, isMismatchAnswered, isOfDay, type CoupleFacts } from '../facts.ts';
import { partyRule } from '../party-rule.ts';

/**
 * 联网核对 of identity and marital status. Without an answer of the same day the act is examined but neither numbered
 * nor completed, unless the province authorised this in writing and a supervisor opened the day for it. `mismatchBars`: the first
 * step that an unanswered mismatch bars.
 */
export function onlineCheck<Step extends string>(business: 'marriage' | 'divorce', mismatchBars: Step) {
  return partyRule<Step>()({
    id: 'M-155',
    article: 'regulation2025.10',
    since: regulationSince,
    says: {
      matched: { outcome: 'pass', params: [] },
      mismatched: { outcome: 'ask', params: [], blocksFrom: mismatchBars },
      mismatchAnswered: { outcome: 'pass', params: [] },
      notAvailable: { outcome: 'ask', params: [] },
      pending: { outcome: 'ask', params: [] },
      stale: { outcome: 'ask', params: [] },
      noAuthorisation: { outcome: 'refuse', params: [] },
      dayNotOpen: { outcome: 'refuse', params: [] },
      offlineAuthorised: { outcome: 'ask', params: ['authorisation'] },
    },
    evaluate: (facts, say, on) => {
      const answer = freshAnswer(facts, on);
      if (answer === 'matched' || answer === 'mismatched' || answer === 'mismatchAnswered') return [say(answer, null)];
      const { authorisation, dayOpen } = facts.offline;
      const authorised = authorisation !== null && covers(authorisation, business, on);
      if (authorised && dayOpen) return [say('offlineAuthorised', null, { authorisation: authorisation.number })];
      if (!isCompleting(facts.step)) return [say(answer, null)];
      return [say(authorised ? 'dayNotOpen' : 'noAuthorisation', null)];
    },
  });
}

/** An answer of another day proves nothing today; a mismatch stays one until papers and a conclusion answer it (M-22). */
function freshAnswer(facts: CoupleFacts, on: CivilDate): OnlineCheck['state'] | 'mismatchAnswered' | 'stale' {
  const { state } = facts.onlineCheck;
  const answered = state === 'mismatched' && isMismatchAnswered(facts);
  if (state !== 'matched' && !answered) return state;
  if (!isOfDay(facts.onlineCheck, on)) return 'stale';
  return answered ? 'mismatchAnswered' : 'matched';
}

function covers({ businesses, validFrom, validUntil }: OfflineAuthorisation, business: string, on: CivilDate): boolean {
  return businesses.some((each) => each === business) && validFrom <= on && on <= validUntil;
}
