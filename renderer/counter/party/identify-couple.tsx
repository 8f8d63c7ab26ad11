import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, ReaderState } from '#shared/contract/index.ts';
import type { Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAsk } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { useZone } from '../../scan/index.ts';
import { useOpenCase } from '../case-context.ts';
import { PrivacyLine } from '../confirm/privacy-line.tsx';
import { isEmpty, isReady } from './arm.ts';
import { PartySlot, type PartySlotProps } from './party-slot.tsx';
import { useMrzFill } from './use-mrz.ts';
import { useReader } from './use-reader.ts';
import { StepFrame, type PrimaryAction } from '../step-frame.tsx';
import { useShortcut } from '../use-shortcut.ts';

/** What a business does with the two parties as a whole. */
export interface CoupleAct {
  readonly run: (input: { readonly caseId: string }) => Promise<unknown>;
  readonly busy: boolean;
  readonly error: HallError | undefined;
  readonly forget: () => void;
}

export interface IdentifyCoupleProps {
  readonly identify: CoupleAct;
  readonly swap: CoupleAct;
  /** What is asked of the case before who they are. */
  readonly children?: ReactNode;
}

/** ① 核验 of any business: both cards, read or typed. */
export function IdentifyCouple({ identify, swap, children }: IdentifyCoupleProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view, draft, keeper, editable, pendingReasons, changeParty, setPendingReason } = useOpenCase();
  const actions: readonly string[] = view.actions;
  const mayIdentify = actions.includes('identify');
  const reader = useAsk('devices.status', {}).value?.reader;
  const { armed, arm, refused, forget } = useReader(view.id, draft.couple, reader, editable && mayIdentify);
  const maySwap = actions.includes('swapParties') && pendingReasons.size === 0;

  const swapNow = useCallback(async () => {
    if (await keeper.flush()) await swap.run({ caseId: view.id });
  }, [keeper, swap, view.id]);
  const identifyNow = async (): Promise<void> => {
    if (await keeper.flush()) await identify.run({ caseId: view.id });
  };
  const fillFromZone = useMrzFill();
  const [zoneProblem, setZoneProblem] = useState<string | null>(null);
  useZone(editable ? (text) => setZoneProblem(fillFromZone(text, armed)) : null);
  // Without a reader the same key leads to where the card is typed.
  const goTo = (slot: Slot): void => (isReady(reader) ? void arm(slot) : focusName(slot));
  useShortcut('F6', editable ? () => goTo('man') : null);
  useShortcut('F7', editable ? () => goTo('woman') : null);
  useShortcut('F8', maySwap ? () => void swapNow() : null);

  const slotOf = (slot: Slot): ReactElement => (
    <PartySlot
      slot={slot}
      business={view.business}
      party={draft.couple[slot]}
      reader={doneFor(slot, armed, reader)}
      editable={editable}
      changeParty={changeParty}
      setPendingReason={setPendingReason}
      onArm={arm}
    />
  );
  const missing =
    pendingReasons.size > 0
      ? t('missing.reason')
      : isEmpty(draft.couple.man) || isEmpty(draft.couple.woman)
        ? t('missing.bothCards')
        : null;
  const primary: PrimaryAction | null = mayIdentify
    ? { label: t('primary.identify'), onPress: () => void identifyNow(), busy: identify.busy, missing }
    : null;
  return (
    <StepFrame primary={primary}>
      <div className="step-notices">
        <ErrorNotice error={identify.error} onDismiss={identify.forget} />
        <ErrorNotice error={swap.error} onDismiss={swap.forget} />
        {refused?.error.code === 'card.slotFilled' ? (
          <Notice
            tone="waiting"
            onDismiss={forget}
            actions={
              <Button small onPress={() => void arm(refused.slot, true)}>
                {t('reader.replace')}
              </Button>
            }
          >
            {t('reader.slotFilled', { name: refused.error.details.name, party: t(`terms:slot.${refused.slot}`) })}
          </Notice>
        ) : (
          <ErrorNotice error={refused?.error} onDismiss={forget} />
        )}
        {zoneProblem !== null && (
          <Notice tone="error" onDismiss={() => setZoneProblem(null)}>
            {zoneProblem}
          </Notice>
        )}
        {reader?.problem && <Notice tone="error">{t(`devices:card.${reader.problem}`)}</Notice>}
        {editable && !isReady(reader) && <Notice tone="waiting">{t('reader.byHand')}</Notice>}
      </div>
      {children}
      <div className="identify-couple">
        {slotOf('man')}
        <Button
          className="swap-button"
          variant="quiet"
          icon="swap"
          keys="F8"
          isDisabled={!maySwap}
          busy={swap.busy}
          onPress={() => void swapNow()}
        >
          <span className="unseen">{t('swap')}</span>
        </Button>
        {slotOf('woman')}
      </div>
      {editable && <PrivacyLine />}
    </StepFrame>
  );
}

/** What the reader does for a party. */
function doneFor(slot: Slot, armed: Slot | null, reader: ReaderState | undefined): PartySlotProps['reader'] {
  if (armed === slot) return reader?.state === 'reading' ? 'reading' : 'armed';
  return isReady(reader) ? 'ready' : 'none';
}

/** Into the name, where typing a card begins. */
function focusName(slot: Slot): void {
  document.querySelector<HTMLElement>(`[data-slot-of="${slot}"] .party-name-field :is(input, textarea)`)?.focus();
}
