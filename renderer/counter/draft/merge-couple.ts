import type { CardField, Couple, PartyDraft, Slot } from '#shared/model/index.ts';

type PartyKey = Exclude<keyof PartyDraft, 'sources'>;

export interface LostPartyField {
  readonly slot: Slot;
  readonly field: PartyKey;
}

export interface MergedCouple {
  readonly couple: Couple;
  /** Fields typed here that gave way to what the core now holds. */
  readonly lost: readonly LostPartyField[];
}

/**
 * Brings what was typed here onto a newer form of the core (a card was read meanwhile, another window saved): a field
 * changed only here stays, one changed there wins. A value travels with its source.
 */
export function mergeCouple(base: Couple, mine: Couple, theirs: Couple): MergedCouple {
  const lost: LostPartyField[] = [];
  const party = (slot: Slot): PartyDraft => {
    let merged = theirs[slot];
    for (const field of Object.keys(theirs[slot]) as (keyof PartyDraft)[]) {
      if (field === 'sources' || sameField(base[slot], mine[slot], field)) continue;
      if (sameField(base[slot], theirs[slot], field)) merged = takeField(merged, mine[slot], field);
      else if (!sameField(mine[slot], theirs[slot], field)) lost.push({ slot, field });
    }
    return merged;
  };
  return { couple: { man: party('man'), woman: party('woman') }, lost };
}

export function sameCouple(a: Couple, b: Couple): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function sameField(a: PartyDraft, b: PartyDraft, field: PartyKey): boolean {
  return JSON.stringify(a[field]) === JSON.stringify(b[field]) && JSON.stringify(sourceOf(a, field)) === JSON.stringify(sourceOf(b, field));
}

function sourceOf(party: PartyDraft, field: PartyKey): unknown {
  return party.sources[field as CardField];
}

function takeField(onto: PartyDraft, from: PartyDraft, field: PartyKey): PartyDraft {
  const { [field as CardField]: _replaced, ...otherSources } = onto.sources;
  const source = from.sources[field as CardField];
  return { ...onto, [field]: from[field], sources: source ? { ...otherSources, [field]: source } : otherSources };
}
