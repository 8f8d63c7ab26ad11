import { slots } from '#shared/model/index.ts';
import { regulationSince } from '../../statutes.ts';
import { partyRule } from '../party-rule.ts';

/** 严重失信当事人: the registrar looks at documents and declarations more closely; nobody is refused for being on the list. */
export const dishonesty = partyRule<never>()({
  id: 'M-93',
  article: 'memorandum2018.342',
  since: regulationSince,
  says: { listed: { outcome: 'ask', params: ['authority', 'document', 'until'], internal: true } },
  evaluate: ({ existing }, say, on) =>
    slots.flatMap((slot) => {
      const { listing } = existing[slot];
      if (listing === null || on < listing.listedOn || listing.until < on) return [];
      const { authority, document, until } = listing;
      return [say('listed', slot, { authority, document, until })];
    }),
});
