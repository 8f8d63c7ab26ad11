import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyType, toIdNumber18, type AppointmentPerson } from '#shared/model/index.ts';
import { Select, TextField } from '../../components/index.ts';
import { CountryField } from '../../counter/party/country-field.tsx';

export type Typed = Pick<AppointmentPerson, 'name' | 'type' | 'nationality' | 'idNumber'>;
export const nobody: Typed = { name: '', type: 'mainlandResident', nationality: 'CHN', idNumber: '' };

/** Who is named; the other of the two may be absent. */
export function peopleOf(typed: readonly Typed[]): Typed[] {
  return typed.filter(({ name }, place) => place === 0 || name.trim() !== '');
}

/** Somebody is named; a passport's number says who somebody is only together with its country. */
export function isWhole(typed: readonly Typed[]): boolean {
  return peopleOf(typed).every(({ name, type, nationality }) => name.trim() !== '' && (type !== 'foreigner' || nationality !== ''));
}

export interface PersonFieldsProps {
  readonly person: Typed;
  readonly other: boolean;
  readonly onChange: (person: Typed) => void;
}

/** One of the two: name, kind and number of their document. */
export function PersonFields({ person, other, onChange }: PersonFieldsProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'terms']);
  const { name, type, nationality, idNumber } = person;
  const mainland = type === 'mainlandResident' || type === 'soldier';
  const wrong = mainland && idNumber.trim().length >= 15 && toIdNumber18(idNumber) === null;
  const numberLabel = mainland
    ? t(other ? 'appointments.otherIdNumber' : 'appointments.idNumber')
    : t(other ? 'appointments.otherDocumentNumber' : 'appointments.documentNumber');
  return (
    <>
      <div className="task-pair">
        <TextField
          label={t(other ? 'appointments.otherName' : 'appointments.name')}
          value={name}
          onChange={(next) => onChange({ ...person, name: next })}
          maxLength={60}
          serif
        />
        <Select
          label={t(other ? 'appointments.otherKind' : 'appointments.kind')}
          value={type}
          onChange={(next) => onChange({ ...person, type: next, nationality: next === 'foreigner' || next === 'stateless' ? '' : 'CHN' })}
          options={PartyType.options.map((id) => ({ id, label: t(`terms:partyType.${id}`) }))}
        />
      </div>
      {type === 'foreigner' && (
        <CountryField
          label={t(other ? 'appointments.otherNationality' : 'appointments.nationality')}
          value={nationality}
          isDisabled={false}
          wide
          onChange={(next) => onChange({ ...person, nationality: next })}
        />
      )}
      <TextField
        label={numberLabel}
        value={idNumber}
        onChange={(next) => onChange({ ...person, idNumber: next })}
        error={wrong ? t('appointments.wrongNumber') : undefined}
        maxLength={30}
      />
    </>
  );
}
