import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ethnicityName } from '#shared/locales/ethnicity-name.ts';
import { ethnicityCodes, normaliseIdNumber, toIdNumber18, type CardField, type Sex, type Slot } from '#shared/model/index.ts';
import { isForeign, isMainland, numberIsCitizen } from '#shared/law/marriage/index.ts';
import { classNames, ComboBox, DateField, groupIdNumber, ReasonPanel, Select, TextField } from '../../components/index.ts';
import { sourcedField, sourceOf, type FormChange } from './card-value.ts';
import { CountryField } from './country-field.tsx';
import { DocumentFields } from './document-fields.tsx';
import { fieldsOfType, numberName } from './party-kind.ts';
import { normaliseName } from './party-name.ts';
import { SourceMark } from './source-mark.tsx';
import type { PartyFormState } from './use-party-form.ts';

export interface PartyFormProps {
  readonly slot: Slot;
  readonly form: PartyFormState;
  readonly isDisabled: boolean;
}

const sexes: readonly Sex[] = ['male', 'female'];

/** Who a party is, read or typed: the fields of their type and no others. */
export function PartyForm({ slot, form, isDisabled }: PartyFormProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const { shown, pending, change } = form;
  const [numberFocused, setNumberFocused] = useState(false);
  const fields = fieldsOfType(shown.type);
  const citizen = numberIsCitizen(shown.type);
  const foreign = isForeign(shown.type);
  // A name that the narrow field would cut takes the line to itself.
  const longName = !foreign && shown.name.length > 10;

  const mark = (field: CardField): ReactElement => (
    <SourceMark
      source={sourceOf(shown, field)}
      pending={pending !== null && Object.keys(pending).some((each) => sourcedField(each as keyof FormChange) === field)}
    />
  );
  const upgradeIdNumber = (): void => {
    setNumberFocused(false);
    const upgraded = citizen && /^\d{15}$/.test(shown.idNumber) ? toIdNumber18(shown.idNumber) : null;
    if (upgraded !== null) change({ idNumber: upgraded });
  };
  const nameField = (
    <TextField
      isDisabled={isDisabled}
      className={classNames('party-name-field', foreign ? 'span-3' : longName ? 'span-4' : 'span-2')}
      label={t('field.name')}
      mark={mark('name')}
      value={shown.name}
      onChange={(name) => change({ name: normaliseName(name) })}
      maxLength={60}
      grows={foreign}
      serif
    />
  );
  const sexField = (
    <Select
      isDisabled={isDisabled}
      className={classNames('sex-field', longName && 'span-2')}
      label={t('field.sex')}
      mark={mark('sex')}
      value={shown.sex}
      onChange={(sex) => change({ sex })}
      options={sexes.map((id) => ({ id, label: t(`terms:sex.${id}`) }))}
      placeholder={t('field.choose')}
    />
  );
  const numberField = (
    <TextField
      isDisabled={isDisabled}
      className="span-2 number-field"
      label={t(`party.number.${numberName(shown)}`)}
      mark={mark('idNumber')}
      value={numberFocused ? shown.idNumber : groupIdNumber(shown.idNumber)}
      onChange={(idNumber) => change({ idNumber: normaliseIdNumber(idNumber).slice(0, citizen ? 18 : 30) })}
      onFocus={() => setNumberFocused(true)}
      onBlur={upgradeIdNumber}
      inputMode="text"
      autoComplete="off"
      serif
    />
  );
  const birthField = (
    <DateField
      isDisabled={isDisabled}
      className="span-2"
      label={t('field.birthDate')}
      mark={mark('birthDate')}
      value={shown.birthDate}
      onChange={(birthDate) => change({ birthDate })}
    />
  );
  return (
    <div className="party-form" data-slot-of={slot}>
      {!isMainland(shown.type) && <DocumentFields form={form} slot={slot} isDisabled={isDisabled} mark={mark} number={numberField} />}
      {nameField}
      {sexField}
      {fields.ethnicity && (
        <ComboBox
          isDisabled={isDisabled}
          className={classNames(longName && 'span-2')}
          label={t('field.ethnicity')}
          mark={mark('ethnicity')}
          value={shown.ethnicity === '' ? null : shown.ethnicity}
          onChange={(ethnicity) => change({ ethnicity })}
          options={ethnicityCodes.map((id) => ({ id, label: ethnicityName(t, id) }))}
        />
      )}
      {fields.nationality && (
        <CountryField
          isDisabled={isDisabled}
          label={t('field.nationality')}
          mark={mark('nationality')}
          value={shown.nationality}
          onChange={(nationality) => change({ nationality })}
        />
      )}
      {(citizen || fields.documentNumber) && numberField}
      {birthField}
      <TextField
        isDisabled={isDisabled}
        className="span-4"
        label={t(isMainland(shown.type) ? 'field.address' : 'party.residence')}
        mark={mark('address')}
        value={shown.address}
        onChange={(address) => change({ address })}
        maxLength={100}
        grows
      />
      {isMainland(shown.type) && <DocumentFields form={form} slot={slot} isDisabled={isDisabled} mark={mark} number={null} />}
      {pending && (
        <div className="span-4 party-reason">
          <ReasonPanel
            title={t('card.reasonTitle', { party: t(`terms:slot.${slot}`) })}
            explain={t('card.reasonExplain', {
              fields: Object.keys(pending)
                .map((field) => t(`field.${field}`))
                .join(t('common:listComma')),
            })}
            confirm={t('card.reasonConfirm')}
            suggestions={[t('card.reasonWorn'), t('card.reasonRare')]}
            autoFocus={false}
            onCancel={form.takeBack}
            onConfirm={form.giveReason}
          />
        </div>
      )}
    </div>
  );
}
