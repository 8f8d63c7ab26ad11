import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreReview, PreReviewState, Session } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, Segmented, StateMark, type Tone } from '../../components/index.ts';
import { DeskPage, DeskWaiting } from '../desk-page.tsx';
import { ProofRequests } from '../kiosk/proof-requests.tsx';
import { useScannedSlip, type Slip } from '../scanned-slip.ts';
import { FolderSettings } from './folder-settings.tsx';
import { ReviewDetail } from './review-detail.tsx';
import './pre-review.css';

const tones: Readonly<Record<PreReviewState, Tone>> = { waiting: 'waiting', passed: 'done', returned: 'refused', used: 'neutral' };

/** 预审: what came beforehand, oldest first, and beside it the couple's papers. */
export function PreReviewTab({ session, slip = null }: { readonly session: Session; readonly slip?: Slip | null }): ReactElement {
  const { t } = useTranslation(['front-desk', 'terms']);
  const [state, setState] = useState<PreReviewState | 'all'>('waiting');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [code, letGo] = useScannedSlip(slip, 'preReview', () => {
    setState('all');
    setChosenId(null);
  });
  const list = useAsk('preReviews.list', { state: state === 'all' ? null : state }, { keep: true });
  const settings = useAsk('frontDesk.settings', {});
  const [setting, setSetting] = useState(false);
  const scan = useAct('preReviews.scan');
  const [scanned, setScanned] = useState<{ readonly taken: number; readonly waiting: number; readonly refused: number } | null>(null);
  if (list.value === undefined) return <DeskWaiting error={list.error} />;
  const { reviews, folder } = list.value;
  const chosen = reviews.find((each) => (chosenId === null ? each.code === code : each.id === chosenId)) ?? null;
  const look = async (): Promise<void> => {
    const answer = await scan.run({});
    if (!answer.ok) return;
    setScanned(answer.value);
    list.again();
  };
  return (
    <DeskPage>
      <ProofRequests />
      <div className="desk-tools">
        <Segmented
          label={t('preReview.which')}
          value={state}
          onChange={(next) => {
            setState(next);
            letGo();
          }}
          options={(['waiting', 'passed', 'returned', 'used', 'all'] as const).map((id) => ({ id, label: t(`preReview.state.${id}`) }))}
        />
        <span className="review-tools">
          {session.staff.roles.includes('supervisor') && (
            <Button small icon="edit" aria-expanded={setting} onPress={() => setSetting(!setting)}>
              {t('preReview.settings.open')}
            </Button>
          )}
          <Button small icon="search" busy={scan.busy} onPress={() => void look()}>
            {t('preReview.scan')}
          </Button>
        </span>
      </div>
      {setting && settings.value && <FolderSettings settings={settings.value.preReview} onSaved={settings.again} />}
      {folder.failed && <Notice tone="waiting">{t('preReview.folderAway')}</Notice>}
      <ErrorNotice error={scan.error} onDismiss={scan.forget} />
      {scanned && (
        <Notice tone={scanned.refused > 0 ? 'waiting' : 'done'} onDismiss={() => setScanned(null)}>
          {t('preReview.scanned', scanned)}
        </Notice>
      )}
      {code !== null && state === 'all' && !reviews.some((each) => each.code === code) && (
        <Notice tone="waiting">{t('scan.gone.preReview')}</Notice>
      )}
      <div className="reviews">
        {reviews.length === 0 ? (
          <p className="soft reviews-none">{t(`preReview.none.${state === 'waiting' ? 'waiting' : 'other'}`)}</p>
        ) : (
          <ul className="desk-rows" aria-label={t('preReview.list')}>
            {reviews.map((review) => (
              <li key={review.id}>
                <ReviewRow review={review} isChosen={review === chosen} onChoose={() => setChosenId(review.id)} />
              </li>
            ))}
          </ul>
        )}
        {chosen && (
          <ReviewDetail
            key={chosen.id}
            review={chosen}
            mayDecide={session.staff.roles.includes('registrar')}
            counter={session.counter}
            onDecided={list.again}
          />
        )}
      </div>
    </DeskPage>
  );
}

interface ReviewRowProps {
  readonly review: PreReview;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ReviewRow({ review: { content, service, receivedAt, state }, isChosen, onChoose }: ReviewRowProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  return (
    <button type="button" className="desk-row" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      <span className="serif desk-row-name">
        {content ? t('preReview.couple', { man: content.man.name, woman: content.woman.name }) : t('preReview.erased')}
      </span>
      <span className="review-line small soft">
        {t(`service.${service}`)} {momentWords(t, receivedAt)}
      </span>
      <StateMark tone={tones[state]}>{t(`preReview.state.${state}`)}</StateMark>
    </button>
  );
}
