import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToRate } from '#shared/contract/index.ts';
import { Grade } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button } from '../../components/index.ts';
import './rating.css';

/** ms the thanks stay. */
const thanks = 4_000;

/** 好差评: five grades, one press, and nothing where nobody presses. */
export function RatingPage({
  ticket,
  onOver,
}: {
  readonly ticket: NonNullable<ToRate['ticket']>;
  readonly onOver: () => void;
}): ReactElement {
  const { t } = useTranslation('applicant');
  const rate = useAct('tickets.rate');
  const [given, setGiven] = useState(false);
  const left = Date.parse(ticket.until) - Date.parse(ticket.now);
  useEffect(() => {
    const timer = setTimeout(onOver, given ? thanks : left);
    return () => clearTimeout(timer);
  }, [given, left, onOver]);
  const give = async (grade: Grade): Promise<void> => {
    const answer = await rate.run({ id: ticket.id, grade });
    if (answer.ok) setGiven(true);
  };
  if (given)
    return (
      <main className="couple-page rating-page" aria-label={t('title.rating')}>
        <h1 className="couple-title serif" role="status">
          {t('rating.thanks')}
        </h1>
      </main>
    );
  return (
    <main className="couple-page rating-page" aria-label={t('title.rating')}>
      <p className="soft">{t('rating.ticket', { number: ticket.number })}</p>
      <h1 className="couple-title serif">{t('rating.ask')}</h1>
      <div className="rating-grades" role="group" aria-label={t('rating.ask')}>
        {Grade.options.map((grade, i) => (
          <Button key={grade} className="couple-button rating-grade" busy={rate.busy} onPress={() => void give(grade)}>
            <span className="rating-stars" aria-hidden="true">
              {'★'.repeat(5 - i)}
              <span className="rating-none">{'★'.repeat(i)}</span>
            </span>
            {t(`rating.grade.${grade}`)}
          </Button>
        ))}
      </div>
      <ErrorNotice error={rate.error} onDismiss={rate.forget} />
      <p className="soft">{t('rating.free')}</p>
    </main>
  );
}
