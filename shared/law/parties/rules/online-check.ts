import type { CivilDate, OfflineAuthorisation, OnlineCheck } from '#shared/model/index.ts';
import { regulationSince } from '../../statutes.ts';
import { isCompleting, isMismatchAnswered, isOfDay, type CoupleFacts } from '../facts.ts';
import { isFresh } from '../online-answer.ts';
import { partyRule } from '../party-rule.ts';

/**
 * 联网核对 of identity and marital status of both. Without a fresh answer, of the same day and as recent as the office asks, the act is
 * examined but neither numbered nor completed, unless the province authorised this in writing and a supervisor opened the day for
 * it. `mismatchBars`: the first step that an unanswered mismatch bars.
 */
export function onlineCheck<Step extends string>(business: 'marriage' | 'divorce' | 'reissue', mismatchBars: Step) {
  return partyRule<Step>()({
    id: 'M-155',
    article: 'regulation2025.10',
    since: regulationSince,
    says: {
      matched: { outcome: 'pass', params: [] },
      mismatched: { outcome: 'ask', params: [], blocksFrom: mismatchBars },
      identityDiffers: { outcome: 'ask', params: [], blocksFrom: mismatchBars },
      marriedAlready: { outcome: 'ask', params: [], blocksFrom: mismatchBars },
      notInForce: { outcome: 'ask', params: [], blocksFrom: mismatchBars },
      otherMarriage: { outcome: 'ask', params: [], blocksFrom: mismatchBars },
      mismatchAnswered: { outcome: 'pass', params: [] },
      notAvailable: { outcome: 'ask', params: [] },
      pending: { outcome: 'ask', params: [] },
      stale: { outcome: 'ask', params: [] },
      tooOld: { outcome: 'ask', params: ['minutes'] },
      noAuthorisation: { outcome: 'refuse', params: [] },
      dayNotOpen: { outcome: 'refuse', params: [] },
      offlineAuthorised: { outcome: 'ask', params: ['authorisation'] },
    },
    evaluate: (facts, say, on) => {
      const answer = freshAnswer(facts, on);
      if (answer === 'mismatched' && facts.mismatches.length > 0)
        return facts.mismatches.map(({ party, mismatch }) => say(mismatch, party));
      if (answer === 'matched' || answer === 'mismatched' || answer === 'mismatchAnswered') return [say(answer, null)];
      const { authorisation, dayOpen } = facts.offline;
      const authorised = authorisation !== null && covers(authorisation, business, on);
      if (authorised && dayOpen) return [say('offlineAuthorised', null, { authorisation: authorisation.number })];
      if (!isCompleting(facts.step))
        return [answer === 'tooOld' ? say(answer, null, { minutes: facts.settings.practice.checkMinutes! }) : say(answer, null)];
      return [say(authorised ? 'dayNotOpen' : 'noAuthorisation', null)];
    },
  });
}

/** An answer of another day, or older than the office lets it be, proves nothing now; a mismatch stays one until papers and a conclusion answer it (M-22). */
function freshAnswer(facts: CoupleFacts, on: CivilDate): OnlineCheck['state'] | 'mismatchAnswered' | 'stale' | 'tooOld' {
  const { onlineCheck, moment, settings } = facts;
  const { state } = onlineCheck;
  const answered = state === 'mismatched' && isMismatchAnswered(facts);
  if (state !== 'matched' && !answered) return state;
  if (!isOfDay(onlineCheck, on)) return 'stale';
  if (!isFresh(onlineCheck, on, moment, settings.practice)) return 'tooOld';
  return answered ? 'mismatchAnswered' : 'matched';
}

function covers({ businesses, validFrom, validUntil }: OfflineAuthorisation, business: string, on: CivilDate): boolean {
  return businesses.some((each) => each === business) && validFrom <= on && on <= validUntil;
}
