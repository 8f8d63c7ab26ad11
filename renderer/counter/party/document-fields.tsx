import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { identityDocumentsOf, isMainland, numberOf } from '#shared/law/marriage/index.ts';
import { normaliseIdNumber, type CardField, type Slot } from '#shared/model/index.ts';
import { Button, Checkbox, classNames, DateField, Select, TextField } from '../../components/index.ts';
import { MrzEntry } from './mrz-entry.tsx';
import { changeOfDocument, fieldsOfType } from './party-kind.ts';
import type { PartyFormState } from './use-party-form.ts';

export interface DocumentFieldsProps {
  readonly slot: Slot;
  readonly form: PartyFormState;
  readonly isDisabled: boolean;
  readonly mark: (field: CardField) => ReactElement;
  /** The field of the number that identifies, where it is this document's. */
  readonly number: ReactElement | null;
}

/** The document shown: which, its number, its validity. */
export function DocumentFields({ slot, form, isDisabled, mark, number }: DocumentFieldsProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { shown, change } = form;
  const [entering, setEntering] = useState(false);
  const fields = fieldsOfType(shown.type);
  const mainland = isMainland(shown.type);
  // A name that half a line would cut takes the line to itself.
  const wide = t(`terms:materialKind.${shown.document}`).length > 8 && !mainland;
  const kind = (
    <Select
      isDisabled={isDisabled}
      className={wide ? 'span-4' : 'span-2'}
      label={t('field.document')}
      value={shown.document}
      onChange={(document) => change(changeOfDocument(shown, document))}
      options={identityDocumentsOf(shown.type).map((id) => ({ id, label: t(`terms:materialKind.${id}`) }))}
      mark={
        !mainland &&
        !isDisabled && (
          <Button
            // Beside the list, not the button that opens it.
            slot={null}
            variant="quiet"
            small
            className="mark-button"
            icon="scan"
            onPress={() => setEntering(!entering)}
            aria-expanded={entering}
          >
            {t('party.mrz.open')}
          </Button>
        )
      }
    />
  );
  return (
    <>
      {!mainland && kind}
      {!mainland && entering && <MrzEntry slot={slot} onClose={() => setEntering(false)} />}
      {numberOf(shown.type) === 'document' && <div className={classNames('number-field', wide ? 'span-4' : 'span-2')}>{number}</div>}
      {fields.documentNumber && (
        <TextField
          isDisabled={isDisabled}
          className={classNames('number-field', wide ? 'span-4' : 'span-2')}
          label={t(`party.documentNumber.${shown.document}`)}
          mark={mark('documentNumber')}
          value={shown.documentNumber}
          onChange={(documentNumber) => change({ documentNumber: normaliseIdNumber(documentNumber).slice(0, 30) })}
          autoComplete="off"
          serif
        />
      )}
      {fields.issuer && (
        <TextField
          isDisabled={isDisabled}
          className="span-4"
          label={t('field.issuer')}
          mark={mark('issuer')}
          value={shown.issuer}
          onChange={(issuer) => change({ issuer })}
          maxLength={60}
          grows
        />
      )}
      <DateField
        isDisabled={isDisabled}
        className="span-2"
        label={t('field.validFrom')}
        mark={mark('validFrom')}
        value={shown.validFrom}
        onChange={(validFrom) => change({ validFrom })}
      />
      <DateField
        className="span-2"
        label={t('field.validUntil')}
        mark={mark('validUntil')}
        value={shown.validUntil}
        onChange={(validUntil) => change(validUntil === null ? { validUntil } : { validUntil, longTerm: false })}
        isDisabled={isDisabled || shown.longTerm}
      />
      {fields.issuer && (
        <Checkbox
          isDisabled={isDisabled}
          className="span-2 long-term"
          isSelected={shown.longTerm}
          onChange={(longTerm) => change(longTerm ? { longTerm, validUntil: null } : { longTerm })}
        >
          {t('field.longTerm')}
        </Checkbox>
      )}
      {mainland && kind}
    </>
  );
}
