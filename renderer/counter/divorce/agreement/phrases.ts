/** Usual phrasings, by the field that offers them. */
const phrases = {
  until: ['eighteen', 'independent', 'studies'],
  manner: ['transfer', 'quarterly', 'onceTransfer'],
  visits: ['weekly', 'monthly', 'agreed'],
  property: ['ownNames', 'divided', 'belongings'],
  debts: ['ownNames', 'own', 'unlisted'],
  more: ['surname', 'peace', 'disputes'],
} as const;

export type PhraseName = keyof typeof phrases;

type PhraseKey = { readonly [K in PhraseName]: `agreement.phrase.${K}.${(typeof phrases)[K][number]}` }[PhraseName];

/** Keys of the sentences in their language files. */
export function phrasesOf(name: PhraseName): readonly PhraseKey[] {
  return phrases[name].map((each) => `agreement.phrase.${name}.${each}` as PhraseKey);
}
