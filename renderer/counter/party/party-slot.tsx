import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderState } from '#shared/contract/index.ts';
import type { Slot } from '#shared/model/index.ts';
import { Button, classNames, Panel, StateMark } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { isEmpty, isReady } from './arm.ts';
import { PartyForm } from './party-form.tsx';

export interface PartySlotProps {
  readonly slot: Slot;
  readonly reader: ReaderState | undefined;
  readonly armed: boolean;
  readonly onArm: () => void;
}

const armKey: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** One party at the card reader: waiting for a card, read, or typed by hand. */
export function PartySlot({ slot, reader, armed, onArm }: PartySlotProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { draft, changeParty, setPendingReason, editable } = useOpenCase();
  const party = draft.couple[slot];
  return (
    <Panel
      title={t(`terms:slot.${slot}`)}
      className={classNames('party-slot-panel', armed && 'party-armed')}
      actions={
        <>
          {armed && (
            <span role="status">
              <StateMark tone="waiting" icon="card" className="arm-words">
                {reader?.state === 'reading' ? t('reader.reading') : t('reader.putCard', { party: t(`terms:slot.${slot}`) })}
              </StateMark>
            </span>
          )}
          {editable && !armed && isReady(reader) && (
            <Button small icon="card" keys={armKey[slot]} onPress={onArm}>
              {isEmpty(party) ? t('reader.read') : t('reader.readAgain')}
            </Button>
          )}
        </>
      }
    >
      <PartyForm
        key={slot}
        slot={slot}
        party={party}
        isDisabled={!editable}
        onChange={(change) => changeParty(slot, change)}
        onPending={(pending) => setPendingReason(slot, pending)}
      />
    </Panel>
  );
}
