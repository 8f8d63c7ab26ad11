import { paperOf, routesOf } from '#shared/law/marriage/index.ts';
import { PartyPaper, type MaterialKind, type PartyDraft } from '#shared/model/index.ts';

export type PaperChange = Partial<Omit<PartyPaper, 'kind'>>;

/** The paper as it is written down, or an empty one; where only one way of making it good is lawful, that one. */
export function paperOrEmpty(party: PartyDraft, kind: MaterialKind): PartyPaper {
  return paperOf(party, kind) ?? PartyPaper.parse({ kind });
}

/** One paper's particulars changed; one with nothing written down is no longer there, unless it was chosen by name. */
export function withPaper(party: PartyDraft, kind: MaterialKind, change: PaperChange, keep = false): PartyPaper[] {
  const changed = { ...paperOrEmpty(party, kind), ...change };
  const routes = routesOf(party.type);
  const paper = changed.kind === 'singleDeclaration' && routes.length === 1 ? { ...changed, route: routes[0]! } : changed;
  const written = isWritten(changed, routes.length === 1);
  const others = party.papers.filter((each) => each.kind !== kind);
  if (!written && !keep) return others;
  const at = party.papers.findIndex((each) => each.kind === kind);
  return at < 0 ? [...others, paper] : party.papers.with(at, paper);
}

/** Only one of several papers is used: what was written of the others goes. */
export function withOnlyPaper(party: PartyDraft, kind: MaterialKind, among: readonly MaterialKind[]): PartyPaper[] {
  const old = party.papers.find((paper) => among.includes(paper.kind));
  return [...party.papers.filter((paper) => !among.includes(paper.kind)), { ...(old ?? PartyPaper.parse({ kind })), kind }];
}

function isWritten({ number, issuer, issuedOn, validUntil, country, route, wording }: PartyPaper, routeIsFixed: boolean): boolean {
  return (
    [number, issuer, country].some((text) => text !== '') ||
    issuedOn !== null ||
    validUntil !== null ||
    wording !== null ||
    (route !== null && !routeIsFixed)
  );
}
