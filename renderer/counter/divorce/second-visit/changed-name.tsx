import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { nameProofsOf } from '#shared/law/divorce/index.ts';
import type { PartyDraft, PartyPaper } from '#shared/model/index.ts';
import { Segmented } from '../../../components/index.ts';
import { PaperFields } from '../../party/paper-fields.tsx';

export interface ChangedNameProps {
  /** As they applied. */
  readonly party: PartyDraft;
  readonly proof: PartyPaper;
  readonly onChange: (proof: PartyPaper) => void;
}

/** The name on the document is another than that of the application: which paper shows that it was changed. */
export function ChangedName({ party, proof, onChange }: ChangedNameProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const kinds = nameProofsOf(party.type);
  const { kind } = proof;
  return (
    <div className="shown-again-typed changed-name" role="group" aria-label={t('divorce.return.renamed.proof')}>
      <p className="small">{t('divorce.return.renamed.differs', { former: party.name })}</p>
      {kinds.length > 1 && (
        <Segmented
          label={t('divorce.return.renamed.proof')}
          value={kinds.find((each) => each === kind) ?? null}
          onChange={(wanted) => onChange({ ...proof, kind: wanted })}
          options={kinds.map((id) => ({ id, label: t(`terms:materialKind.${id}`) }))}
        />
      )}
      <PaperFields
        kind={kind}
        party={{ ...party, papers: [proof] }}
        onChange={(papers) => onChange(papers.find((paper) => paper.kind === kind) ?? proof)}
        isDisabled={false}
        keep
      />
      <p className="soft small">{t('divorce.return.renamed.scan')}</p>
    </div>
  );
}
