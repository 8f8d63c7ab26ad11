import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseIdNumber, toIdNumber18, type CardField, type PartyDraft, type Sex, type Slot } from '#shared/model/index.ts';
import { Checkbox, ComboBox, DateField, groupIdNumber, ReasonPanel, Select, TextField } from '../../components/index.ts';
import { changeByHand, sourceOf, withWhatIdNumberSays, type CardChange } from './card-value.ts';
import { ethnicityCodes } from './ethnicity.ts';
import { SourceMark } from './source-mark.tsx';

export interface PartyFormProps {
  readonly slot: Slot;
  readonly party: PartyDraft;
  readonly onChange: (change: Partial<PartyDraft>) => void;
  readonly isDisabled: boolean;
  /** Told while a changed card field waits for its reason. */
  readonly onPending: (pending: boolean) => void;
}

/** What stands on the ID card, read or typed. A card-read value changes only with a reason, asked in place. */
export function PartyForm({ slot, party, onChange, isDisabled, onPending }: PartyFormProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const [pending, setPending] = useState<CardChange | null>(null);
  const [idFocused, setIdFocused] = useState(false);
  const shown: PartyDraft = { ...party, ...pending };

  const settle = (next: CardChange | null): void => {
    setPending(next);
    onPending(next !== null);
  };
  const change = (wanted: CardChange): void => {
    const touchesCard = (Object.keys(wanted) as (CardField | 'longTerm')[]).some(
      (field) => sourceOf(party, field === 'longTerm' ? 'validUntil' : field)?.kind === 'card',
    );
    if (touchesCard || pending) settle({ ...pending, ...wanted });
    else onChange(changeByHand(party, withWhatIdNumberSays(party, wanted), null));
  };
  const mark = (field: CardField): ReactElement => (
    <SourceMark
      source={sourceOf(party, field)}
      pending={pending !== null && (field in pending || (field === 'validUntil' && 'longTerm' in pending))}
    />
  );
  const upgradeIdNumber = (): void => {
    setIdFocused(false);
    const upgraded = /^\d{15}$/.test(shown.idNumber) ? toIdNumber18(shown.idNumber) : null;
    if (upgraded !== null) change({ idNumber: upgraded });
  };
  const sexes: readonly Sex[] = ['male', 'female'];
  const common = { isDisabled };
  return (
    <div className="party-form">
      <TextField
        {...common}
        className="span-2"
        label={t('field.name')}
        mark={mark('name')}
        value={shown.name}
        onChange={(name) => change({ name })}
        maxLength={60}
        serif
      />
      <Select
        {...common}
        label={t('field.sex')}
        mark={mark('sex')}
        value={shown.sex}
        onChange={(sex) => change({ sex })}
        options={sexes.map((id) => ({ id, label: t(`terms:sex.${id}`) }))}
        placeholder={t('field.choose')}
      />
      <ComboBox
        {...common}
        label={t('field.ethnicity')}
        mark={mark('ethnicity')}
        value={shown.ethnicity === '' ? null : shown.ethnicity}
        onChange={(ethnicity) => change({ ethnicity })}
        options={ethnicityCodes.map((id) => ({ id, label: t(`terms:ethnicity.${id}`) }))}
      />
      <TextField
        {...common}
        className="span-2"
        label={t('field.idNumber')}
        mark={mark('idNumber')}
        value={idFocused ? shown.idNumber : groupIdNumber(shown.idNumber)}
        onChange={(idNumber) => change({ idNumber: normaliseIdNumber(idNumber).slice(0, 18) })}
        onFocus={() => setIdFocused(true)}
        onBlur={upgradeIdNumber}
        inputMode="text"
        autoComplete="off"
        serif
      />
      <DateField
        {...common}
        className="span-2"
        label={t('field.birthDate')}
        mark={mark('birthDate')}
        value={shown.birthDate}
        onChange={(birthDate) => change({ birthDate })}
      />
      <TextField
        {...common}
        className="span-4"
        label={t('field.address')}
        mark={mark('address')}
        value={shown.address}
        onChange={(address) => change({ address })}
        maxLength={100}
      />
      <TextField
        {...common}
        className="span-4"
        label={t('field.issuer')}
        mark={mark('issuer')}
        value={shown.issuer}
        onChange={(issuer) => change({ issuer })}
        maxLength={60}
      />
      <DateField
        {...common}
        className="span-2"
        label={t('field.validFrom')}
        mark={mark('validFrom')}
        value={shown.validFrom}
        onChange={(validFrom) => change({ validFrom })}
      />
      <DateField
        label={t('field.validUntil')}
        className="span-2"
        mark={mark('validUntil')}
        value={shown.validUntil}
        onChange={(validUntil) => change(validUntil === null ? { validUntil } : { validUntil, longTerm: false })}
        isDisabled={isDisabled || shown.longTerm}
      />
      <Checkbox
        {...common}
        className="span-4 long-term"
        isSelected={shown.longTerm}
        onChange={(longTerm) => change(longTerm ? { longTerm, validUntil: null } : { longTerm })}
      >
        {t('field.longTerm')}
      </Checkbox>
      {pending && (
        <div className="span-4 party-reason">
          <ReasonPanel
            title={t('card.reasonTitle', { party: t(`terms:slot.${slot}`) })}
            explain={t('card.reasonExplain', {
              fields: (Object.keys(pending) as (CardField | 'longTerm')[]).map((field) => t(`field.${field}`)).join(t('common:listComma')),
            })}
            confirm={t('card.reasonConfirm')}
            suggestions={[t('card.reasonWorn'), t('card.reasonRare')]}
            autoFocus={false}
            onCancel={() => settle(null)}
            onConfirm={(text) => {
              onChange(changeByHand(party, pending, { text, at: new Date().toISOString() }));
              settle(null);
            }}
          />
        </div>
      )}
    </div>
  );
}
