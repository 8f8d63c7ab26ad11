import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ethnicityName } from '#shared/locales/ethnicity-name.ts';
import type { PartyDraft, Slot } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { IdNumber } from '../../components/index.ts';
import { CaseName } from '../characters/case-name.tsx';
import { SourceMark } from './source-mark.tsx';

/** Who stands here, in two lines: beside each other in every step. */
export function PartySummary({ slot, party }: { readonly slot: Slot; readonly party: PartyDraft }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const facts = [
    party.sex === null ? null : t(`terms:sex.${party.sex}`),
    party.ethnicity === '' ? null : ethnicityName(t, party.ethnicity),
    party.birthDate === null ? null : dateWords(t, party.birthDate),
  ].filter((fact) => fact !== null);
  return (
    <section className="party-summary" aria-label={t(`terms:slot.${slot}`)}>
      <span className="party-slot">{t(`terms:slot.${slot}`)}</span>
      <div className="party-lines">
        <p className="party-line">
          <span className="party-name serif">{party.name === '' ? t('party.unnamed') : <CaseName text={party.name} />}</span>
          <span className="soft small">{facts.join(' · ')}</span>
        </p>
        <p className="party-line">
          <IdNumber number={party.idNumber} />
          <SourceMark source={party.sources.idNumber} />
        </p>
      </div>
    </section>
  );
}
