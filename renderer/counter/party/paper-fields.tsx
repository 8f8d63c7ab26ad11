import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { paperFieldsOf, routesOf, type PaperField } from '#shared/law/marriage/index.ts';
import { ProofWording, type MaterialKind, type PartyDraft, type PartyPaper } from '#shared/model/index.ts';
import { DateField, Select, TextField } from '../../components/index.ts';
import { CountryField } from './country-field.tsx';
import { paperOrEmpty, withPaper, type PaperChange } from './party-papers.ts';

/** Notaries, missions and political organs have names as long as the line. */
const withLongIssuer: readonly MaterialKind[] = ['singleProof', 'singleDeclaration', 'militaryMarriageProof'];

export interface PaperFieldsProps {
  readonly kind: MaterialKind;
  readonly party: PartyDraft;
  readonly onChange: (papers: PartyPaper[]) => void;
  readonly isDisabled: boolean;
  /** The paper was chosen by name: it stays though nothing of it is written down. */
  readonly keep?: boolean;
}

/** What a paper says of itself, as far as it is written down. */
export function PaperFields({ kind, party, onChange, isDisabled, keep = false }: PaperFieldsProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const paper = paperOrEmpty(party, kind);
  const routes = routesOf(party.type);
  const change = (wanted: PaperChange): void => onChange(withPaper(party, kind, wanted, keep));
  const date = (field: 'issuedOn' | 'validUntil'): ReactElement => (
    <DateField
      isDisabled={isDisabled}
      className="span-2"
      label={t(`field.paper.${field}`)}
      value={paper[field]}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const text = (field: 'number' | 'issuer', maxLength: number, wide: boolean): ReactElement => (
    <TextField
      isDisabled={isDisabled}
      className={wide ? 'span-4' : 'span-2'}
      label={t([`field.paperOf.${kind}.${field}`, `field.paper.${field}`])}
      value={paper[field]}
      onChange={(value) => change({ [field]: value })}
      maxLength={maxLength}
      autoComplete="off"
      grows
    />
  );
  const draw = (field: PaperField): ReactElement | null => {
    switch (field) {
      case 'route':
        return routes.length < 2 ? null : (
          <Select
            isDisabled={isDisabled}
            className="span-4"
            label={t('field.paper.route')}
            value={paper.route}
            onChange={(route) => change({ route })}
            options={routes.map((id) => ({ id, label: t(`terms:proofRoute.${id}`) }))}
            placeholder={t('field.choose')}
          />
        );
      case 'country':
        return (
          <CountryField
            isDisabled={isDisabled}
            label={t('field.paper.country')}
            value={paper.country}
            onChange={(country) => change({ country })}
          />
        );
      case 'wording':
        return (
          <Select
            isDisabled={isDisabled}
            className="span-2"
            label={t('field.paper.wording')}
            value={paper.wording}
            onChange={(wording) => change({ wording })}
            options={ProofWording.options.map((id) => ({ id, label: t(`terms:proofWording.${id}`) }))}
            placeholder={t('field.choose')}
          />
        );
      case 'issuer':
        return text('issuer', 100, withLongIssuer.includes(kind));
      case 'number':
        return text('number', 60, false);
      case 'issuedOn':
      case 'validUntil':
        return date(field);
    }
  };
  return (
    <fieldset className="paper-fields span-4">
      <legend>{t(`terms:materialKind.${kind}`)}</legend>
      <div className="party-form">
        {paperFieldsOf(kind).map((field) => (
          <Fragment key={field}>{draw(field)}</Fragment>
        ))}
      </div>
    </fieldset>
  );
}
