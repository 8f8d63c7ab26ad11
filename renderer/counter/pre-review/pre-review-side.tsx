import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type Recognised } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Panel, StateMark, type Tone } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';

const tones: Readonly<Record<Recognised, Tone>> = { awaited: 'waiting', same: 'done', other: 'refused' };

/** Whether those at the counter are the couple whose papers were reviewed beforehand; nothing where none were. */
export function PreReviewSide(): ReactElement | null {
  const { t } = useTranslation(['front-desk', 'terms']);
  const { view } = useOpenCase();
  const found = useAsk('preReviews.ofCase', { caseId: view.id }).value;
  if (!found) return null;
  return (
    <Panel title={t('preReview.case.title')}>
      <ul className="plain-list">
        {slots.map((slot) => (
          <li key={slot}>
            <StateMark tone={tones[found[slot]]}>{t(`preReview.case.${found[slot]}`, { party: t(`terms:slot.${slot}`) })}</StateMark>
            {found[slot] === 'other' && <p className="small soft">{t('preReview.case.nothingTaken')}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
