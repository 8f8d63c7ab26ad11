import { useState, type ReactElement } from 'react';
import type { DisplayView, ToRate } from '#shared/contract/index.ts';
import { useAsk, useCoreIsRunning } from '../client/index.ts';
import { CheckPage } from './check/check-page.tsx';
import { CoupleFrame } from './couple-frame.tsx';
import { DeclarationPage } from './declaration-page.tsx';
import { IdlePage } from './idle-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { RatingPage } from './rating/rating-page.tsx';

/** ms. */
const askedAgainAfter = 3_000;

/**
 * The counter's second screen, turned to the couple. It shows what the counter chose and forgets it at once when the
 * counter is locked or signed out, or the core is away.
 */
export function ApplicantApp(): ReactElement {
  const running = useCoreIsRunning();
  const [refused, setRefused] = useState(true);
  // The word of a sign-in comes before the sign-in itself is known here: while refused, it is asked again.
  const { value, error } = useAsk('display.get', {}, refused ? { every: askedAgainAfter } : {});
  if (refused !== (error !== undefined)) setRefused(error !== undefined);
  const view = running && error === undefined ? value : undefined;
  // Whoever reads their own form is not disturbed.
  const isFree = view !== undefined && view.shown === null;
  const toRate = useAsk('tickets.toRate', {}, { enabled: isFree });
  // Once their time is over, or they have answered, they are asked no more.
  const [rated, setRated] = useState<string | null>(null);
  const [asked, setAsked] = useState<ToRate['ticket']>(null);
  const ticket = toRate.value?.ticket ?? null;
  if (ticket !== null && ticket.id !== asked?.id) setAsked(ticket);
  const [officeName, setOfficeName] = useState('');
  if (view && view.officeName !== officeName) setOfficeName(view.officeName);

  const [couple, setCouple] = useState<string | null>(null);
  const caseId = view?.shown?.caseId ?? null;
  if (caseId !== null && caseId !== couple) setCouple(caseId);

  // Another couple begins anew with language and size of text; one that waits in between finds theirs again.
  return (
    <CoupleFrame key={couple ?? 'nobody'} officeName={officeName} offline={view?.offline === true}>
      {isFree && asked !== null && asked.id !== rated ? (
        <RatingPage key={asked.id} ticket={asked} onOver={() => setRated(asked.id)} />
      ) : (
        <Shown view={view} officeName={officeName} />
      )}
    </CoupleFrame>
  );
}

function Shown({ view, officeName }: { readonly view: DisplayView | undefined; readonly officeName: string }): ReactElement {
  if (view?.page === 'privacy') return <PrivacyPage business="marriage" officeName={officeName} />;
  if (view?.page === 'divorcePrivacy') return <PrivacyPage business="divorce" officeName={officeName} />;
  if (view?.page === 'check' && view.shown) return <CheckPage key={view.shown.caseId} shown={view.shown} />;
  if (view?.page === 'declaration' && view.shown) return <DeclarationPage shown={view.shown} />;
  return <IdlePage officeName={officeName} />;
}
