import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreReview } from '#shared/contract/index.ts';
import { slots, type PreReviewPerson } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, IdNumber, Notice, Panel } from '../../components/index.ts';
import { useSelectedCase } from '../../counter/selected-case.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { Fact, Facts } from '../desk-page.tsx';
import { ReturnForm } from './return-form.tsx';

export interface ReviewDetailProps {
  readonly review: PreReview;
  readonly mayDecide: boolean;
  /** Where a case may be opened; null: nowhere. */
  readonly counter: string | null;
  readonly onDecided: () => void;
}

/** A couple's data and papers side by side, and what a registrar decides. */
export function ReviewDetail({ review, mayDecide, counter, onDecided }: ReviewDetailProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'terms', 'common']);
  const pass = useAct('preReviews.pass');
  const [returning, setReturning] = useState(false);
  const { id, state, content, pictures, reasons, note, decidedBy, code, erasedOn } = review;
  const decides = mayDecide && state === 'waiting' && content !== null;
  const passIt = async (): Promise<void> => {
    if ((await pass.run({ id })).ok) onDecided();
  };
  useShortcut('Ctrl+Enter', decides && !returning && !pass.busy ? () => void passIt() : null);
  if (content === null) return <Notice tone="info">{t('preReview.erasedExplain')}</Notice>;
  return (
    <article className="review">
      <div className="review-pair">
        {slots.map((slot) => (
          <Panel key={slot} title={t(`terms:slot.${slot}`)}>
            <PersonFacts person={content[slot]} />
            <Pictures id={id} pictures={pictures} of={slot} />
          </Panel>
        ))}
      </div>
      {pictures.some(({ of }) => of === 'both') && (
        <Panel title={t('preReview.ofBoth')}>
          <Pictures id={id} pictures={pictures} of="both" />
        </Panel>
      )}
      {state === 'returned' && (
        <Notice tone="waiting" title={t('preReview.returnedBy', { name: decidedBy })}>
          {reasons.map((reason) => t(`preReview.reason.${reason}`)).join('')}
          {note}
        </Notice>
      )}
      <p className="soft small">{t('preReview.facts', { code, erasedOn })}</p>
      <ErrorNotice error={pass.error} onDismiss={pass.forget} />
      {decides && !returning && (
        <div className="task-actions">
          <Button icon="back" onPress={() => setReturning(true)}>
            {t('preReview.return')}
          </Button>
          <Button variant="primary" icon="check" keys="Ctrl+Enter" busy={pass.busy} onPress={() => void passIt()}>
            {t('preReview.pass')}
          </Button>
        </div>
      )}
      {decides && returning && <ReturnForm id={id} onReturned={onDecided} onClose={() => setReturning(false)} />}
      {state === 'passed' && mayDecide && <OpenCase review={review} counter={counter} onOpened={onDecided} />}
    </article>
  );
}

function PersonFacts({ person }: { readonly person: PreReviewPerson }): ReactElement {
  const { t } = useTranslation(['front-desk', 'terms']);
  const { name, idNumber, phone, maritalStatus, occupation, education } = person;
  const said = (text: string): string => (text === '' ? t('preReview.notSaid') : text);
  return (
    <Facts>
      <Fact name={t('preReview.name')}>
        <span className="serif">{name}</span>
      </Fact>
      <Fact name={t('preReview.idNumber')}>
        <IdNumber number={idNumber} />
      </Fact>
      <Fact name={t('preReview.maritalStatus')}>{maritalStatus === null ? said('') : t(`terms:maritalStatus.${maritalStatus}`)}</Fact>
      <Fact name={t('preReview.education')}>{education === null ? said('') : t(`terms:education.${education}`)}</Fact>
      <Fact name={t('preReview.occupation')}>{said(occupation)}</Fact>
      <Fact name={t('preReview.phone')}>{said(phone)}</Fact>
    </Facts>
  );
}

interface PicturesProps {
  readonly id: string;
  readonly pictures: PreReview['pictures'];
  readonly of: 'man' | 'woman' | 'both';
}

function Pictures({ id, pictures, of }: PicturesProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const mine = pictures.flatMap((picture, place) => (picture.of === of ? [{ ...picture, place }] : []));
  if (mine.length === 0) return <p className="soft small">{t('preReview.noPictures')}</p>;
  return (
    <div className="review-pictures">
      {mine.map(({ kind, place }) => (
        <figure key={place} className="review-figure">
          <StoredPicture id={id} place={place} alt={t(`preReview.kind.${kind}`)} />
          <figcaption className="small soft">{t(`preReview.kind.${kind}`)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function StoredPicture({ id, place, alt }: { readonly id: string; readonly place: number; readonly alt: string }): ReactElement {
  const { t } = useTranslation('counter');
  const stored = useAsk('preReviews.picture', { id, place });
  if (stored.error) return <ErrorNotice error={stored.error} />;
  if (!stored.value) return <span className="soft small">{t('photo.loading')}</span>;
  return <img className="review-picture" src={`data:image/jpeg;base64,${stored.value.jpeg}`} alt={alt} />;
}

interface OpenCaseProps {
  readonly review: PreReview;
  readonly counter: string | null;
  readonly onOpened: () => void;
}

function OpenCase({ review, counter, onOpened }: OpenCaseProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const open = useAct('cases.open');
  const use = useAct('preReviews.open');
  const [, select] = useSelectedCase();
  const begin = async (): Promise<void> => {
    const opened = await open.run({ business: review.service === 'marriage' ? 'marriage' : 'divorce' });
    if (!opened.ok || !(await use.run({ id: review.id, caseId: opened.value.id })).ok) return;
    select(opened.value.id);
    onOpened();
  };
  if (counter === null) return <Notice tone="info">{t('preReview.atCounter')}</Notice>;
  return (
    <>
      <ErrorNotice error={open.error ?? use.error} />
      <div className="task-actions">
        <Button variant="primary" icon="paper" busy={open.busy || use.busy} onPress={() => void begin()}>
          {t('preReview.open')}
        </Button>
      </div>
    </>
  );
}
