import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { countryCodes, countryName } from '#shared/locales/country-name.ts';
import { paperFieldsOf, routesOf, type PaperField } from '#shared/law/marriage/index.ts';
import { ProofWording, type MaterialKind, type PartyDraft, type PartyPaper } from '#shared/model/index.ts';
import { ComboBox, DateField, Select, TextField } from '../../components/index.ts';
import { paperOrEmpty, withPaper, type PaperChange } from './party-papers.ts';

export interface PaperFieldsProps {
  readonly kind: MaterialKind;
  readonly party: PartyDraft;
  readonly onChange: (papers: PartyPaper[]) => void;
  readonly isDisabled: boolean;
}

/** What a paper says of itself, as far as it is written down. */
export function PaperFields({ kind, party, onChange, isDisabled }: PaperFieldsProps): ReactElement {
  const { t, i18n } = useTranslation(['counter', 'terms']);
  const paper = paperOrEmpty(party, kind);
  const routes = routesOf(party.type);
  const change = (wanted: PaperChange): void => onChange(withPaper(party, kind, wanted));
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
    />
  );
  const drawn: Readonly<Record<PaperField, () => ReactElement | null>> = {
    route: () =>
      routes.length < 2 ? null : (
        <Select
          isDisabled={isDisabled}
          className="span-4"
          label={t('field.paper.route')}
          value={paper.route}
          onChange={(route) => change({ route })}
          options={routes.map((id) => ({ id, label: t(`terms:proofRoute.${id}`) }))}
          placeholder={t('field.choose')}
        />
      ),
    country: () => (
      <ComboBox
        isDisabled={isDisabled}
        className="span-2"
        label={t('field.paper.country')}
        value={paper.country === '' ? null : paper.country}
        onChange={(country) => change({ country })}
        options={countryCodes
          .filter((code) => code !== 'CHN')
          .map((id) => ({ id, label: t('party.country', { name: countryName(i18n.language === 'en' ? 'en' : 'zh-CN', id), code: id }) }))}
        placeholder={t('party.countryHint')}
      />
    ),
    wording: () => (
      <Select
        isDisabled={isDisabled}
        className="span-2"
        label={t('field.paper.wording')}
        value={paper.wording}
        onChange={(wording) => change({ wording })}
        options={ProofWording.options.map((id) => ({ id, label: t(`terms:proofWording.${id}`) }))}
        placeholder={t('field.choose')}
      />
    ),
    issuer: () => text('issuer', 100, kind === 'singleProof' || kind === 'militaryMarriageProof' || kind === 'singleDeclaration'),
    number: () => text('number', 60, false),
    issuedOn: () => date('issuedOn'),
    validUntil: () => date('validUntil'),
  };
  const fields = paperFieldsOf(kind);
  return (
    <fieldset className="paper-fields span-4">
      <legend>{t(`terms:materialKind.${kind}`)}</legend>
      <div className="party-form">
        {fields.map((field) => (
          <Fragment key={field}>{drawn[field]()}</Fragment>
        ))}
      </div>
    </fieldset>
  );
}
