import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderState } from '#shared/contract/index.ts';
import type { PartyDraft, SeenAgain, Slot, ValidityPeriod } from '#shared/model/index.ts';
import { clockTime } from '../../../client/index.ts';
import { Button, Checkbox, classNames, Panel, StateMark, TextField } from '../../../components/index.ts';
import { isReady } from '../../party/arm.ts';
import { PartySummary } from '../../party/party-summary.tsx';
import { ChangedName } from './changed-name.tsx';
import { OtherDocument } from './other-document.tsx';
import { PeriodFields } from './period-fields.tsx';
import { ReasonField } from './reason-field.tsx';
import { emptyNameProof, isRenamed, nothingTyped, otherOf, type ByHand, type Shows } from './shows.ts';
import { SoldierNow } from './soldier-now.tsx';

export interface ShownAgainProps {
  readonly slot: Slot;
  readonly party: PartyDraft;
  /** Read or compared already today. */
  readonly seen: SeenAgain | null;
  readonly shows: Shows;
  readonly onShow: (change: Partial<Shows>) => void;
  readonly reader: ReaderState | undefined;
  readonly armed: boolean;
  readonly onArm: () => void;
  readonly open: boolean;
}

const armKey: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** One party's document at the second visit: read again, compared by hand with the reason why, or another one than then. */
export function ShownAgain({ slot, party, seen, shows, onShow, reader, armed, onArm, open }: ShownAgainProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const ready = isReady(reader);
  const { hand, other } = shows;
  const typing = hand !== null || other !== null;
  // A card read in another name may have been misread: then it is compared by hand after all.
  const mayType = seen === null || seen.name !== undefined;
  const renamed = isRenamed(shows, party, seen);
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
          {mayType && ready && (
            <Checkbox isSelected={hand !== null} onChange={(yes) => onShow({ hand: yes ? nothingTyped : null, other: null })}>
              {t('divorce.return.byHand')}
            </Checkbox>
          )}
          {hand !== null && <Typed typed={hand} party={party} onChange={(typed) => onShow({ hand: typed })} />}
          {mayType && (
            <Checkbox isSelected={other !== null} onChange={(yes) => onShow({ other: yes ? otherOf(party) : null, hand: null })}>
              {t('divorce.return.other.shown')}
            </Checkbox>
          )}
          {other !== null && <OtherDocument party={party} shown={other} onChange={(shown) => onShow({ other: shown })} />}
          {renamed && (
            <ChangedName party={party} proof={shows.nameProof ?? emptyNameProof(party)} onChange={(nameProof) => onShow({ nameProof })} />
          )}
          <SoldierNow party={party} shows={shows} onShow={onShow} />
        </>
      )}
    </Panel>
  );
}

function Seen({ seen: { by, at, reason, other, name } }: { readonly seen: SeenAgain }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  return (
    <p className="shown-again-state">
      {name === undefined ? (
        <StateMark tone="done">{t(`divorce.return.seen.${by}`, { time: clockTime(at) })}</StateMark>
      ) : (
        <StateMark tone="waiting">{t('divorce.return.seen.name', { time: clockTime(at), name })}</StateMark>
      )}
      {other !== undefined && (
        <span className="small">
          {t('divorce.return.seen.other', { document: t(`terms:materialKind.${other.document}`), number: other.number })}
        </span>
      )}
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
  const { number, name, reason, period } = typed;
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
      />
      <TextField
        label={t('divorce.return.other.name')}
        value={name}
        onChange={(text) => onChange({ ...typed, name: text })}
        maxLength={60}
        autoComplete="off"
        serif
        grows
        isRequired
      />
      <ReasonField value={reason} onChange={(text) => onChange({ ...typed, reason: text })} />
      <Checkbox
        isSelected={period !== null}
        onChange={(yes) => onChange({ ...typed, period: yes ? { ...recorded, validUntil: null } : null })}
      >
        {t('divorce.return.renewed')}
      </Checkbox>
      {period !== null && <PeriodFields period={period} onChange={(renewed) => onChange({ ...typed, period: renewed })} mayLast begins />}
    </div>
  );
}
