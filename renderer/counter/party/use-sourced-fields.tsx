import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardField, PartyDraft } from '#shared/model/index.ts';
import { sourcedField, sourceOf, type FormChange } from './card-value.ts';
import { SourceMark } from './source-mark.tsx';
import type { PartyFormState } from './use-party-form.ts';

/** What the fields of a party's form have in common: label, value, where it came from, and how it changes. */
export type SourcedFields = <F extends CardField>(
  field: F,
) => {
  readonly isDisabled: boolean;
  readonly label: string;
  readonly mark: ReactElement;
  readonly value: PartyDraft[F];
  readonly onChange: (value: PartyDraft[F]) => void;
};

export function useSourcedFields({ shown, pending, change }: PartyFormState, isDisabled: boolean): SourcedFields {
  const { t } = useTranslation('counter');
  return (field) => ({
    isDisabled,
    label: t(`field.${field as CardField}`),
    mark: (
      <SourceMark
        source={sourceOf(shown, field)}
        pending={pending !== null && Object.keys(pending).some((each) => sourcedField(each as keyof FormChange) === field)}
      />
    ),
    value: shown[field],
    onChange: (value) => change({ [field]: value }),
  });
}
