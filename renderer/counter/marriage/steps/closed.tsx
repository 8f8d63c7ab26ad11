import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind, MarriageState } from '#shared/model/index.ts';
import { dateWords } from '../../../client/index.ts';
import { Icon, Panel, StateMark } from '../../../components/index.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useMarriage } from '../../case-context.ts';
import { PaperList } from '../../papers/paper-list.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { papersOf, type WantedPaper } from '../../papers/paper-plan.ts';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { previewOf, useShownPaper } from '../../papers/use-shown-paper.ts';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** What the couple takes home when their case ends without a marriage. */
const endPapers: Readonly<Partial<Record<MarriageState, DocumentKind>>> = { refused: 'refusalNotice', redirected: 'redirectGuide' };

/** What became of a case: registered, refused, sent elsewhere or cancelled, and its papers. */
export function ClosedStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useMarriage();
  const given = endPapers[view.state];
  const wanted: readonly WantedPaper[] = given ? [{ kind: given, party: null }] : papersOf(view);
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  return (
    <StepFrame primary={given && view.mine ? paperPrimary(t, papers) : null}>
      {view.state === 'registered' ? <Registered /> : <Ended />}
      <CoupleSummary />
      <div className="work-and-paper">
        <div className="work">
          <PaperList title={t('closed.papers')} papers={papers} shown={shown} onShow={show} closed={!given || !view.mine} />
          <Unfiled />
          <FreshPapers wanted={freshPapers(view, ['photoSheet', 'photocopies'])} />
          {view.photo !== null && (
            <Panel title={t('photo.stored')}>
              <StoredPhoto attachmentId={view.photo} />
            </Panel>
          )}
        </div>
        {shown === null ? (
          <p className="paper-none soft">{t('closed.noPapers')}</p>
        ) : (
          <PaperPreview documentId={previewOf(view.documents, shown)} />
        )}
      </div>
    </StepFrame>
  );
}

function Registered(): ReactElement {
  const { t } = useTranslation('counter');
  const { view, draft } = useMarriage();
  return (
    <section className="registered" role="status" aria-label={t('registered.title')}>
      <span className="registered-seal serif" aria-hidden="true">
        {t('registered.seal')}
      </span>
      <div>
        <p className="registered-title serif">{t('registered.words', { man: draft.couple.man.name, woman: draft.couple.woman.name })}</p>
        <p className="registered-facts">
          <StateMark tone="done">{t('registered.title')}</StateMark>
          {t('registered.facts', { date: view.registeredOn ? dateWords(t, view.registeredOn) : '' })}{' '}
          <span className="registration-number serif">{view.registrationNumber}</span>
        </p>
      </div>
    </section>
  );
}

function Ended(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useMarriage();
  return (
    <section className="ended" role="status">
      <Icon name="stop" size={20} />
      <div>
        <p className="ended-title">{t(`terms:marriageState.${view.state}`)}</p>
        {view.closedReason !== null && view.closedReason !== '' && <p>{t('closed.reason', { reason: view.closedReason })}</p>}
      </div>
    </section>
  );
}
