import { slots, type Couple, type Slot } from '#shared/model/index.ts';
import { isUnread } from './facts.ts';

/** Whether a man and a woman stand in their own places; `unclear` names whose document says neither. */
export type Sexes = { readonly are: 'match' | 'swapped' | 'same' } | { readonly are: 'unclear'; readonly whose: readonly Slot[] };

/** null while either is unread. */
export function sexesOf(couple: Couple): Sexes | null {
  if (slots.some((slot) => isUnread(couple[slot]))) return null;
  const whose = slots.filter((slot) => couple[slot].sex !== 'male' && couple[slot].sex !== 'female');
  if (whose.length > 0) return { are: 'unclear', whose };
  if (couple.man.sex === couple.woman.sex) return { are: 'same' };
  return { are: couple.man.sex === 'male' ? 'match' : 'swapped' };
}
