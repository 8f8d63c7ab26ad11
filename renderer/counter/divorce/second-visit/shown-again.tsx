import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderState } from '#shared/contract/index.ts';
import type { PartyDraft, SeenAgain, Slot, ValidityPeriod } from '#shared/model/index.ts';
import { clockTime } from '../../../client/index.ts';
import { Button, Checkbox, classNames, DateField, Panel, StateMark, TextField } from '../../../components/index.ts';
import { isReady } from '../../party/arm.ts';
import { PartySummary } from '../../party/party-summary.tsx';

/** What is typed of a document no reader reads. */
export interface ByHand {
  readonly number: string;
  readonly reason: string;
  /** null: its validity is as it was written down at the first visit. */
  readonly period: ValidityPeriod | null;
}

export const nothingTyped: ByHand = { number: '', reason: '', period: null };

export function isTyped({ number, reason, period }: ByHand): boolean {
  return number.trim() !== '' && reason.trim().length >= 2 && (period === null || period.longTerm || period.validUntil !== null);
}

export interface ShownAgainProps {
  readonly slot: Slot;
  readonly party: PartyDraft;
  /** Read or compared already today. */
  readonly seen: SeenAgain | null;
  /** null: the card is to be read. */
  readonly byHand: ByHand | null;
  readonly onByHand: (typed: ByHand | null) => void;
  readonly reader: ReaderState | undefined;
  readonly armed: boolean;
  readonly onArm: () => void;
  readonly open: boolean;
}

const armKey: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** One party's document at the second visit: read again, or compared by hand with the reason why. */
export function ShownAgain({ slot, party, seen, byHand, onByHand, reader, armed, onArm, open }: ShownAgainProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const ready = isReady(reader);
  const typing = byHand !== null;
  return (
    <Panel
      title={t('divorce.return.of', { party: t(`terms:slot.${slot}`) })}
      className={classNames('party-slot-panel', 'shown-again', armed && 'party-armed')}
      actions={
        armed ? (
          <span role="status" className="arm-status">
            <StateMark tone="waiting" icon="card" className="arm-words">
              {reader?.state === 'reading' ? t('reader.reading') : t('reader.putCard', { party: t(`terms:slot.${slot}`) })}
            </StateMark>
          </span>
        ) : open && ready && !typing ? (
          <Button small icon="card" keys={armKey[slot]} onPress={onArm}>
            {seen === null ? t('reader.read') : t('reader.readAgain')}
          </Button>
        ) : undefined
      }
    >
      <PartySummary slot={slot} party={party} />
      {seen !== null && !typing && <Seen seen={seen} />}
      {open && (
        <>
          {seen === null && ready && (
            <Checkbox isSelected={typing} onChange={(yes) => onByHand(yes ? nothingTyped : null)}>
              {t('divorce.return.byHand')}
            </Checkbox>
          )}
          {typing && <Typed typed={byHand} party={party} onChange={onByHand} />}
        </>
      )}
    </Panel>
  );
}

function Seen({ seen: { by, at, reason } }: { readonly seen: SeenAgain }): ReactElement {
  const { t } = useTranslation('counter');
  return (
    <p className="shown-again-state">
      <StateMark tone="done">{t(`divorce.return.seen.${by}`, { time: clockTime(at) })}</StateMark>
      {reason !== null && <span className="soft small">{reason}</span>}
    </p>
  );
}

interface TypedProps {
  readonly typed: ByHand;
  readonly party: PartyDraft;
  readonly onChange: (typed: ByHand) => void;
}

function Typed({ typed, party, onChange }: TypedProps): ReactElement {
  const { t } = useTranslation('counter');
  const [touched, setTouched] = useState(false);
  const { number, reason, period } = typed;
  const recorded: ValidityPeriod = { validFrom: party.validFrom, validUntil: party.validUntil, longTerm: party.longTerm };
  return (
    <div className="shown-again-typed">
      <TextField
        label={t('divorce.return.number')}
        value={number}
        onChange={(text) => onChange({ ...typed, number: text })}
        maxLength={30}
        serif
        isRequired
        className="shown-again-number"
      />
      <TextField
        label={t('divorce.return.reason')}
        value={reason}
        onChange={(text) => onChange({ ...typed, reason: text })}
        onBlur={() => setTouched(true)}
        error={touched && reason.trim().length < 2 ? t('divorce.return.reasonMissing') : undefined}
        maxLength={200}
        grows
        isRequired
        className="shown-again-number"
      />
      <Checkbox
        isSelected={period !== null}
        onChange={(yes) => onChange({ ...typed, period: yes ? { ...recorded, validUntil: null } : null })}
      >
        {t('divorce.return.renewed')}
      </Checkbox>
      {period !== null && (
        <div className="shown-again-period">
          <DateField
            label={t('field.validFrom')}
            value={period.validFrom}
            onChange={(validFrom) => onChange({ ...typed, period: { ...period, validFrom } })}
            isRequired
          />
          <DateField
            label={t('field.validUntil')}
            value={period.validUntil}
            onChange={(validUntil) => onChange({ ...typed, period: { ...period, validUntil } })}
            isDisabled={period.longTerm}
            isRequired={!period.longTerm}
          />
          <Checkbox
            isSelected={period.longTerm}
            onChange={(longTerm) =>
              onChange({ ...typed, period: { ...period, longTerm, validUntil: longTerm ? null : period.validUntil } })
            }
          >
            {t('field.longTerm')}
          </Checkbox>
        </div>
      )}
    </div>
  );
}
