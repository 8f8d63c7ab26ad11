import { memo, useCallback, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyType, type Business, type PartyDraft, type Slot } from '#shared/model/index.ts';
import { Button, classNames, Panel, Select, StateMark } from '../../components/index.ts';
import type { OpenCase } from '../case-context.ts';
import { isEmpty } from './arm.ts';
import { PapersSection } from './papers-section.tsx';
import { PartyForm } from './party-form.tsx';
import { changeOfType } from './party-kind.ts';
import { usePartyForm } from './use-party-form.ts';

export interface PartySlotProps extends Pick<OpenCase, 'changeParty' | 'setPendingReason' | 'editable'> {
  readonly slot: Slot;
  readonly business: Business;
  readonly party: PartyDraft;
  /** What the reader does for this party: it may be asked for a card, waits for one, reads it. */
  readonly reader: 'none' | 'ready' | 'armed' | 'reading';
  readonly onArm: (slot: Slot) => Promise<void>;
}

const armKey: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** One party at the card reader: waiting for a card, read, or typed by hand. Left alone while only the other one changes. */
export const PartySlot = memo(function PartySlot(props: PartySlotProps): ReactElement {
  const { slot, business, party, reader, editable, changeParty, setPendingReason, onArm } = props;
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const armed = reader === 'armed' || reader === 'reading';
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
                {reader === 'reading' ? t('reader.reading') : t('reader.putCard', { party: t(`terms:slot.${slot}`) })}
              </StateMark>
            </span>
          )}
          {editable && reader === 'ready' && (
            <Button small icon="card" keys={armKey[slot]} onPress={() => void onArm(slot)}>
              {isEmpty(party) ? t('reader.read') : t('reader.readAgain')}
            </Button>
          )}
        </>
      }
    >
      <PartyForm slot={slot} form={form} isDisabled={!editable} />
      <PapersSection
        business={business}
        party={form.shown}
        isDisabled={!editable || form.pending !== null}
        onChange={(papers) => onChange({ papers })}
      />
    </Panel>
  );
});
