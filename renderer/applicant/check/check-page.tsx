import { useEffect, useLayoutEffect, useRef, type CSSProperties, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayView, PointedField } from '#shared/contract/index.ts';
import { slots } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Icon, Notice } from '../../components/index.ts';
import { shownCharacters } from '../characters.tsx';
import { CheckedParty } from './checked-party.tsx';
import { useSeen } from './use-seen.ts';
import './check.css';

export interface CheckPageProps {
  readonly shown: NonNullable<DisplayView['shown']>;
  /** On the counter's own window: the way back. */
  readonly onClose?: () => void;
}

/** Both parties side by side as their papers will say it: they point at what is wrong, or confirm it all. */
export function CheckPage({ shown, onClose }: CheckPageProps): ReactElement {
  const { t } = useTranslation(['applicant', 'terms']);
  const { again } = useAsk('display.get', {});
  const point = useAct('display.point');
  const confirm = useAct('marriage.confirm');
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useSeen(scroller, shown.seen);

  const pointAt = (pointed: PointedField, wrong: boolean): void => void point.run({ ...pointed, wrong });
  const confirmAll = async (): Promise<void> => {
    const answer = await confirm.run({ caseId: shown.caseId, seen: shown.seen });
    // Confirmed or outdated: what stands there now is asked for again.
    if (answer.ok || answer.error.code === 'display.outdated') again();
  };
  const missing =
    shown.pointed.length > 0
      ? t('check.pointedCount', { count: shown.pointed.length })
      : !shown.mayConfirm
        ? t('check.notYet')
        : seen
          ? null
          : t('check.scroll');
  useEffect(() => scroller.current?.focus(), []);
  // At once with what is drawn: a key pressed as soon as the button can be must not fall between.
  useLayoutEffect(() => {
    const region = scroller.current;
    const enterConfirms = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && event.target === region && missing === null && !shown.confirmed) void confirmAll();
    };
    region?.addEventListener('keydown', enterConfirms);
    return () => region?.removeEventListener('keydown', enterConfirms);
  });
  const characters = shownCharacters(shown);
  const readAloud = slots.filter((slot) => shown[slot].readAloud);

  return (
    <main className="couple-page check-page" aria-labelledby="check-title">
      {/* Focused, so that arrow keys move it and Enter confirms. */}
      <div className="check-body" role="group" aria-labelledby="check-title" ref={scroller} tabIndex={-1}>
        <h1 id="check-title" className="couple-title serif">
          {t('title.check')}
        </h1>
        <p className="check-lead">{t('check.lead')}</p>
        {readAloud.map((slot) => (
          <p key={slot} className="check-aloud">
            <Icon name="person" />
            {t('check.readAloud', { party: t(`terms:slot.${slot}`) })}
          </p>
        ))}
        <div className="check-couple" style={{ '--checked-lines': shown.man.fields.length } as CSSProperties}>
          {slots.map((slot) => (
            <CheckedParty
              key={slot}
              slot={slot}
              fields={shown[slot].fields}
              characters={characters}
              pointed={shown.pointed.filter(({ party }) => party === slot).map(({ field }) => field)}
              onPoint={shown.confirmed ? null : (field, wrong) => pointAt({ party: slot, field }, wrong)}
            />
          ))}
          <figure className="check-photo">
            {shown.photo === null ? (
              <p className="soft check-no-photo">{t('check.noPhoto')}</p>
            ) : (
              <img src={`data:image/jpeg;base64,${shown.photo}`} alt={t('check.photo')} />
            )}
            <figcaption className="soft">{t('check.photo')}</figcaption>
          </figure>
        </div>
      </div>
      <footer className="check-foot">
        <ErrorNotice error={point.error ?? confirm.error} onDismiss={point.error ? point.forget : confirm.forget} />
        {shown.confirmed ? (
          <Notice tone="done" title={t('check.confirmed')} className="check-confirmed">
            {t('check.confirmedExplain')}
          </Notice>
        ) : (
          <p className="check-missing" id="check-missing" role="status">
            {missing ?? t('check.both')}
          </p>
        )}
        {onClose && (
          <Button className="couple-button" keys="Esc" onPress={onClose}>
            {t('check.back')}
          </Button>
        )}
        {!shown.confirmed && (
          <Button
            variant="primary"
            className="couple-button"
            aria-describedby="check-missing"
            isDisabled={missing !== null}
            busy={confirm.busy}
            onPress={() => void confirmAll()}
            {...(onClose && { keys: 'Enter' })}
          >
            {t('check.confirm')}
          </Button>
        )}
      </footer>
    </main>
  );
}
