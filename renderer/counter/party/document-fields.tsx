import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { identityDocumentsOf, isMainland } from '#shared/law/marriage/index.ts';
import { normaliseIdNumber, type Slot } from '#shared/model/index.ts';
import { Button, Checkbox, classNames, DateField, Select, TextField } from '../../components/index.ts';
import { MrzEntry } from './mrz-entry.tsx';
import { changeOfDocument, fieldsOfType } from './party-kind.ts';
import { useMrzFill } from './use-mrz.ts';
import type { PartyFormState } from './use-party-form.ts';
import type { SourcedFields } from './use-sourced-fields.tsx';

export interface DocumentFieldsProps {
  readonly slot: Slot;
  readonly form: PartyFormState;
  readonly of: SourcedFields;
  readonly isDisabled: boolean;
  /** The field of the number that identifies, where it is this document's. */
  readonly number: ReactElement | null;
}

/** The document shown: which, its number, its validity. */
export function DocumentFields({ slot, form, of, isDisabled, number }: DocumentFieldsProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { shown, change } = form;
  const [entering, setEntering] = useState(false);
  const fill = useMrzFill();
  const fields = fieldsOfType(shown.type);
  const mainland = isMainland(shown.type);
  const span = mainland ? 'span-2' : spanOf(t(`terms:materialKind.${shown.document}`));
  const kind = (
    <Select
      isDisabled={isDisabled}
      className={classNames(!mainland && 'document-field', span)}
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
      {!mainland && entering && <MrzEntry fill={(text) => fill(text, slot)} onClose={() => setEntering(false)} />}
      {number !== null && <div className={classNames('number-field', span)}>{number}</div>}
      {fields.documentNumber && (
        <TextField
          {...of('documentNumber')}
          className={classNames('number-field', span)}
          label={t(`party.documentNumber.${shown.document}`)}
          onChange={(documentNumber) => change({ documentNumber: normaliseIdNumber(documentNumber).slice(0, 30) })}
          autoComplete="off"
          serif
        />
      )}
      {fields.issuer && <TextField {...of('issuer')} className="span-4" maxLength={60} grows />}
      <DateField {...of('validFrom')} className="span-2" />
      <DateField
        {...of('validUntil')}
        className="span-2"
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

/** A name that half a line would cut takes the line to itself; a longer one even where the window is wide. */
function spanOf(name: string): string {
  if (name.length <= 8) return 'span-2';
  return name.length <= 30 ? 'span-4 half-where-wide' : 'span-4';
}
