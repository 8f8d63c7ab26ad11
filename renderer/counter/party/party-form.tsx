import { memo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ethnicityName } from '#shared/locales/ethnicity-name.ts';
import { ethnicityCodes, normaliseIdNumber, toIdNumber18, type Sex, type Slot } from '#shared/model/index.ts';
import { isForeign, isMainland, numberIsCitizen, numberOf } from '#shared/law/marriage/index.ts';
import { classNames, ComboBox, DateField, groupIdNumber, ReasonPanel, Select, TextField } from '../../components/index.ts';
import { RareNotice } from '../characters/rare-notice.tsx';
import { CountryField } from './country-field.tsx';
import { DocumentFields } from './document-fields.tsx';
import { fieldsOfType, numberName } from './party-kind.ts';
import { normaliseName } from './party-name.ts';
import type { PartyFormState } from './use-party-form.ts';
import { useSourcedFields } from './use-sourced-fields.tsx';

export interface PartyFormProps {
  readonly slot: Slot;
  readonly form: PartyFormState;
  readonly isDisabled: boolean;
}

const sexes: readonly Sex[] = ['male', 'female'];

/**
 * Who a party is, read or typed: the fields of their type and no others. Its dozen fields are most of what the page has to draw: they
 * are left alone while the reader, the findings or the other party change.
 */
export const PartyForm = memo(function PartyForm({ slot, form, isDisabled }: PartyFormProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const { shown, pending, change } = form;
  const of = useSourcedFields(form, isDisabled);
  const [numberFocused, setNumberFocused] = useState(false);
  const fields = fieldsOfType(shown.type);
  const citizen = numberIsCitizen(shown.type);
  const mainland = isMainland(shown.type);
  const foreign = isForeign(shown.type);
  const numberOfDocument = numberOf(shown.type) === 'document';
  // A name that half a line would cut takes the line to itself.
  const wideName = foreign || shown.name.length > 10;
  const choiceClass = wideName || numberOfDocument ? 'span-2' : 'narrow-choice';

  const upgradeIdNumber = (): void => {
    setNumberFocused(false);
    const upgraded = citizen && /^\d{15}$/.test(shown.idNumber) ? toIdNumber18(shown.idNumber) : null;
    if (upgraded !== null) change({ idNumber: upgraded });
  };
  const numberField = (
    <TextField
      {...of('idNumber')}
      className="span-2 number-field"
      label={t(`party.number.${numberName(shown)}`)}
      value={numberFocused ? shown.idNumber : groupIdNumber(shown.idNumber)}
      onChange={(idNumber) => change({ idNumber: normaliseIdNumber(idNumber).slice(0, citizen ? 18 : 30) })}
      onFocus={() => setNumberFocused(true)}
      onBlur={upgradeIdNumber}
      inputMode="text"
      autoComplete="off"
      serif
    />
  );
  const documentFields = (
    <DocumentFields form={form} of={of} slot={slot} isDisabled={isDisabled} number={numberOfDocument ? numberField : null} />
  );
  return (
    <div className="party-form" data-slot-of={slot}>
      {!mainland && documentFields}
      <TextField
        {...of('name')}
        className={classNames('party-name-field', wideName ? 'span-4' : 'span-2')}
        onChange={(name) => change({ name: normaliseName(name) })}
        maxLength={60}
        grows={foreign}
        serif
      />
      {fields.nationality && <CountryField {...of('nationality')} wide />}
      <Select
        {...of('sex')}
        className={choiceClass}
        options={sexes.map((id) => ({ id, label: t(`terms:sex.${id}`) }))}
        placeholder={t('field.choose')}
      />
      {fields.ethnicity && (
        <ComboBox
          {...of('ethnicity')}
          className={choiceClass}
          value={shown.ethnicity === '' ? null : shown.ethnicity}
          options={ethnicityCodes.map((id) => ({ id, label: ethnicityName(t, id) }))}
        />
      )}
      <RareNotice slot={slot} />
      {!numberOfDocument && numberField}
      <DateField {...of('birthDate')} className="span-2" />
      <TextField {...of('address')} className="span-4" label={t(mainland ? 'field.address' : 'party.residence')} maxLength={100} grows />
      {mainland && documentFields}
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
});
