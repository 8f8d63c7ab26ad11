import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isInHands } from '#shared/law/case-state.ts';
import { slots, type PartyCheck, type Slot } from '#shared/model/index.ts';
import { clockTime, dateWords, dayWords, ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Panel, StateMark, type Tone } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import './checks.css';

export const checkKey = 'Alt+H';

const countsNot: ReadonlySet<string> = new Set(['stale', 'tooOld', 'offlineAuthorised']);

const tones: Readonly<Record<PartyCheck['state'], Tone>> = {
  pending: 'waiting',
  matched: 'done',
  mismatched: 'refused',
  refused: 'waiting',
};

/** 联网核对 of both (条例 2025 art. 10): what the province said of each, when, and under which number; asked again by a key. */
export function OnlineCheckPanel(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view, findings } = useOpenCase();
  const check = useAct('cases.checkOnline');
  const office = useAsk('office.get', {});
  const mayAsk = view.mine && isInHands(view);
  const { at } = view.onlineCheck;
  // Answered, and M-155 goes by something else all the same.
  const isOver = at !== null && findings.some(({ rule, message }) => rule === 'M-155' && countsNot.has(message));
  useAskedAgain(mayAsk && isOver ? `${view.id} ${at}` : null, () => void check.run({ caseId: view.id, again: false }));
  const again = (): void => void check.run({ caseId: view.id });
  useShortcut(checkKey, mayAsk && !check.busy ? again : null);
  return (
    <Panel title={t('side.onlineCheck')} className="side-check">
      <ul className="plain-list">
        {slots.map((slot) => (
          <PartyLine key={slot} slot={slot} check={view.checks[slot]} today={office.value?.today ?? null} />
        ))}
      </ul>
      <ErrorNotice error={check.error} onDismiss={check.forget} />
      {mayAsk && (
        <Button small keys={checkKey} busy={check.busy} onPress={again}>
          {t('check.again')}
        </Button>
      )}
    </Panel>
  );
}

/** Once for each answer that counts no longer, while somebody looks at the case. */
function useAskedAgain(about: string | null, ask: () => void): void {
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (about === null || asked.current === about) return;
    asked.current = about;
    ask();
  });
}

interface PartyLineProps {
  readonly slot: Slot;
  readonly check: PartyCheck | null;
  readonly today: string | null;
}

function PartyLine({ slot, check, today }: PartyLineProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const moment = (at: string): string => (today !== null && dayWords(t, at) === dateWords(t, today) ? clockTime(at) : momentWords(t, at));
  return (
    <li className="check-party">
      <div className="device">
        <span>{t(`terms:slot.${slot}`)}</span>
        {check === null ? (
          <StateMark tone="neutral">{t('check.notAsked')}</StateMark>
        ) : (
          <StateMark tone={tones[check.state]}>{t(`check.state.${check.state}`)}</StateMark>
        )}
      </div>
      {check !== null && (
        <p className="small soft">
          {check.answeredAt === null
            ? t('check.askedAt', { time: moment(check.askedAt) })
            : t('check.answeredAt', { time: moment(check.answeredAt) })}
          <span className="check-number">{t('check.request', { number: check.requestNumber.slice(-12) })}</span>
        </p>
      )}
      {check?.mismatches.map((mismatch) => (
        <p key={mismatch} className="small check-mismatch">
          {t(`check.mismatch.${mismatch}`)}
        </p>
      ))}
      {check?.state === 'matched' && check.answer?.identity === 'unknown' && <p className="small soft">{t('check.unknown')}</p>}
      {check?.refusal && <p className="small soft">{t('check.refusal', { reason: check.refusal.reason })}</p>}
    </li>
  );
}
