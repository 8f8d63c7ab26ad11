import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { furtherPapersOf, ownPapersOf, paperFieldsOf } from '#shared/law/marriage/index.ts';
import type { Business, PartyDraft, PartyPaper } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { PaperFields } from './paper-fields.tsx';

export interface PapersSectionProps {
  readonly business: Business;
  readonly party: PartyDraft;
  readonly onChange: (papers: PartyPaper[]) => void;
  readonly isDisabled: boolean;
}

/** 证明材料: what the type asks for beside the identity document, written down from the papers themselves. Only whoever marries shows to be single. */
export function PapersSection({ business, party, onChange, isDisabled }: PapersSectionProps): ReactElement | null {
  const { t } = useTranslation('counter');
  const practice = useAsk('office.get', {}).value?.office.practice;
  const asked = business === 'marriage' ? furtherPapersOf(party, practice) : ownPapersOf(party.type);
  const kinds = asked.filter((kind) => paperFieldsOf(kind).length > 0);
  if (kinds.length === 0) return null;
  return (
    <section className="papers-section" aria-label={t('party.papers')}>
      {kinds.map((kind) => (
        <PaperFields key={kind} kind={kind} party={party} onChange={onChange} isDisabled={isDisabled} />
      ))}
    </section>
  );
}
