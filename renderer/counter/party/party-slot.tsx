import { useCallback, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderState } from '#shared/contract/index.ts';
import { PartyType, type PartyDraft, type Slot } from '#shared/model/index.ts';
import { Button, classNames, Panel, Select, StateMark } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { isEmpty, isReady } from './arm.ts';
import { PapersSection } from './papers-section.tsx';
import { PartyForm } from './party-form.tsx';
import { changeOfType } from './party-kind.ts';
import { usePartyForm } from './use-party-form.ts';

export interface PartySlotProps {
  readonly slot: Slot;
  readonly reader: ReaderState | undefined;
  readonly armed: boolean;
  readonly onArm: () => void;
}

const armKey: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** One party at the card reader: waiting for a card, read, or typed by hand. */
export function PartySlot({ slot, reader, armed, onArm }: PartySlotProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const { draft, changeParty, setPendingReason, editable } = useOpenCase();
  const party = draft.couple[slot];
  const onChange = useCallback((change: Partial<PartyDraft>) => changeParty(slot, change), [changeParty, slot]);
  const onPending = useCallback((pending: boolean) => setPendingReason(slot, pending), [setPendingReason, slot]);
  const form = usePartyForm(party, onChange, onPending);
  return (
    <Panel
      title={t(`terms:slot.${slot}`)}
      className={classNames('party-slot-panel', armed && 'party-armed')}
      actions={
        <>
          <Select
            className="party-type"
            labelUnseen
            label={t('party.typeOf', { party: t(`terms:slot.${slot}`) })}
            value={form.shown.type}
            onChange={(type) => type !== form.shown.type && form.change(changeOfType(form.shown, type))}
            options={PartyType.options.map((id) => ({ id, label: t(`terms:partyType.${id}`) }))}
            isDisabled={!editable}
          />
          {armed && (
            <span role="status" className="arm-status">
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
      <PartyForm slot={slot} form={form} isDisabled={!editable} />
      <PapersSection party={form.shown} isDisabled={!editable || form.pending !== null} onChange={(papers) => onChange({ papers })} />
    </Panel>
  );
}
