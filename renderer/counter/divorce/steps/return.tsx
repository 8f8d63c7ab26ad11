import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks, isBarredByClosing } from '#shared/law/divorce/index.ts';
import { emptyParty, slots, type Finding, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { Notice } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { PrivacyLine } from '../../confirm/privacy-line.tsx';
import { isReady } from '../../party/arm.ts';
import { useReader } from '../../party/use-reader.ts';
import { StepFrame } from '../../step-frame.tsx';
import { useShortcut } from '../../use-shortcut.ts';
import { AgreementPart } from '../agreement/index.ts';
import { ShownAgain } from '../second-visit/shown-again.tsx';
import {
  changesOf,
  changesOfBoth,
  nothingTyped,
  renewedOf,
  returningOf,
  showsNothing,
  shownOf,
  useTellReturning,
  type Shows,
} from '../second-visit/shows.ts';
import { InsideNotice } from '../inside-notice.tsx';
import { useToday } from '../use-today.ts';
import '../second-visit/second-visit.css';

/** ① 双方到场: both documents are shown again, and compared with who applied. */
export function ReturnStep(): ReactElement {
  const { t } = useTranslation(['counter', 'devices', 'terms']);
  const { view, draft, findings } = useDivorce();
  const { couple } = draft;
  const comeBack = useAct('divorce.return');
  const today = useToday();
  const [inside, setInside] = useState(false);
  const reader = useAsk('devices.status', {}).value?.reader;
  const ready = isReady(reader);
  const open = view.actions.includes('return');
  const [typed, setTyped] = useState(showsNothing);
  const { man: manSeen, woman: womanSeen } = view.returnReads;
  // Without a reader there is only the hand.
  const showsOf = (slot: Slot): Shows => {
    const shows = typed[slot];
    const byHand = shows.hand === null && shows.other === null && !ready && view.returnReads[slot] === null;
    return byHand ? { ...shows, hand: nothingTyped } : shows;
  };
  const tell = useTellReturning();
  useEffect(() => {
    tell(returningOf(typed, couple, { man: manSeen, woman: womanSeen }));
    return () => tell(undefined);
  }, [tell, typed, couple, manSeen, womanSeen]);
  const isTyping = ({ hand, other }: Shows): boolean => hand !== null || other !== null;
  const [manDone, womanDone] = [manSeen !== null || isTyping(typed.man), womanSeen !== null || isTyping(typed.woman)];
  // The reader waits for whose document was not shown yet.
  const waiting = useMemo(
    () => ({ man: manDone ? couple.man : emptyParty, woman: womanDone ? couple.woman : emptyParty }),
    [couple, manDone, womanDone],
  );
  const { armed, arm, refused, forget } = useReader(view.id, waiting, reader, open);
  useShortcut('F6', open && ready ? () => void arm('man') : null);
  useShortcut('F7', open && ready ? () => void arm('woman') : null);

  const shown = { man: shownOf(showsOf('man'), manSeen !== null), woman: shownOf(showsOf('woman'), womanSeen !== null) };
  const renewed = { man: renewedOf(typed.man), woman: renewedOf(typed.woman) };
  const changed = (slot: Slot) => changesOf(showsOf(slot), couple[slot], view.returnReads[slot]);
  const changes = changesOfBoth(changed);
  const lacking = slots.filter((slot) => shown[slot] === null || renewed[slot] === undefined || changed(slot) === undefined);
  const { dates } = view;
  const { error } = comeBack;
  const barsByClosing = (finding: Finding) => dates !== null && today !== undefined && isBarredByClosing(finding, dates, today);
  const refusedAs = error?.code === 'case.refusedByLaw' ? error.details.findings : [];
  const closed = [...findings, ...refusedAs].some(barsByClosing);
  // Whether both came is said by doing it; whether they came before closing, by whoever saw them.
  const barring = blocks(findings, 'return').filter(
    (finding) => finding.message !== 'returnNotAsked' && !(inside && barsByClosing(finding)),
  );
  const missing =
    barring.length > 0
      ? t('divorce.missing.barred', { count: barring.length })
      : lacking.length > 0
        ? t('divorce.missing.shown', { parties: lacking.map((slot) => t(`terms:slot.${slot}`)).join(t('common:listComma')) })
        : null;
  return (
    <StepFrame
      primary={
        open
          ? {
              label: t('divorce.return.primary'),
              onPress: () =>
                void comeBack.run({
                  caseId: view.id,
                  bothCame: true,
                  insideBeforeClosing: inside,
                  shown: { man: shown.man ?? { by: 'card' }, woman: shown.woman ?? { by: 'card' } },
                  ...(typed.man.proof === null && typed.woman.proof === null
                    ? {}
                    : { renewed: { man: renewed.man ?? null, woman: renewed.woman ?? null } }),
                  ...(changes !== null && { changes }),
                }),
              busy: comeBack.busy,
              missing,
            }
          : null
      }
    >
      <div className="step-notices">
        <ErrorNotice error={error} onDismiss={comeBack.forget} />
        {open && closed && !inside && (
          <InsideNotice
            confirm={t('inside.return')}
            onConfirm={() => {
              setInside(true);
              comeBack.forget();
            }}
          />
        )}
        <ErrorNotice error={refused?.error} onDismiss={forget} />
        {open && reader?.problem && <Notice tone="error">{t(`devices:card.${reader.problem}`)}</Notice>}
        {open && !ready && <Notice tone="waiting">{t('divorce.return.noReader')}</Notice>}
      </div>
      <p className="soft">{t('divorce.return.explain')}</p>
      <div className="couple">
        {slots.map((slot) => (
          <ShownAgain
            key={slot}
            slot={slot}
            party={couple[slot]}
            seen={view.returnReads[slot]}
            shows={showsOf(slot)}
            onShow={(change) => setTyped({ ...typed, [slot]: { ...typed[slot], ...change } })}
            reader={reader}
            armed={armed === slot}
            onArm={() => void arm(slot)}
            open={open}
          />
        ))}
      </div>
      <AgreementPart />
      {open && <PrivacyLine />}
    </StepFrame>
  );
}
