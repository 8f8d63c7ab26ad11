import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { datedProofOf } from '#shared/law/divorce/index.ts';
import { PartyPaper, type MaterialKind, type PartyDraft } from '#shared/model/index.ts';
import { Checkbox } from '../../../components/index.ts';
import { PaperFields } from '../../party/paper-fields.tsx';
import type { Shows } from './shows.ts';

export interface SoldierNowProps {
  /** As they applied. */
  readonly party: PartyDraft;
  readonly shows: Shows;
  readonly onShow: (change: Partial<Shows>) => void;
}

/** Of who applied as a soldier: the proof issued anew, or that they left the service; either, nothing, never both. */
export function SoldierNow({ party, shows: { proof, discharge }, onShow }: SoldierNowProps): ReactElement | null {
  const { t } = useTranslation('counter');
  const proofKind = datedProofOf(party.type);
  if (proofKind === null) return null;
  const written = (kind: MaterialKind, paper: PartyPaper, onChange: (paper: PartyPaper) => void, note: string): ReactElement => (
    <>
      <PaperFields
        kind={kind}
        party={{ ...party, papers: [paper] }}
        onChange={(papers) => onChange(papers.find((each) => each.kind === kind) ?? paper)}
        isDisabled={false}
        keep
      />
      <p className="soft small shown-again-note">{note}</p>
    </>
  );
  return (
    <>
      <Checkbox
        isSelected={proof !== null}
        onChange={(yes) => onShow({ proof: yes ? PartyPaper.parse({ kind: proofKind }) : null, discharge: null })}
      >
        {t('divorce.return.proof.renewed')}
      </Checkbox>
      {proof !== null && written(proofKind, proof, (changed) => onShow({ proof: changed }), t('divorce.return.proof.scan'))}
      <Checkbox
        isSelected={discharge !== null}
        onChange={(yes) => onShow({ discharge: yes ? PartyPaper.parse({ kind: 'dischargeProof' }) : null, proof: null })}
      >
        {t('divorce.return.discharge.left')}
      </Checkbox>
      {discharge !== null &&
        written('dischargeProof', discharge, (changed) => onShow({ discharge: changed }), t('divorce.return.discharge.scan'))}
    </>
  );
}
