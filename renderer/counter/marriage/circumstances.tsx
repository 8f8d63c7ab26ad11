import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { divorceProofs, needsStatusProof } from '#shared/law/marriage/index.ts';
import { MaritalStatus, type PartyDraft, type Slot } from '#shared/model/index.ts';
import { Select } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';
import { PartyCircumstances } from '../party/circumstances.tsx';
import { PaperFields } from '../party/paper-fields.tsx';
import { withOnlyPaper } from '../party/party-papers.ts';

/** What one party says of themselves at the precheck: whether they were married before, and how that ended. */
export function Circumstances({ slot }: { readonly slot: Slot }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, draft, materials, changeParty, editable } = useMarriage();
  const party = draft.couple[slot];
  // A marriage that ended is known to be registered here by the list of materials alone.
  const listed = materials.some((each) => each.party === slot && (each.group === 'divorceProof' || each.kind === 'deathProof'));
  const asked = needsStatusProof(party, { matchedToday: view.onlineCheck.state === 'matched', marriedHere: listed });
  const change = (wanted: Partial<PartyDraft>): void => changeParty(slot, wanted);
  return (
    <PartyCircumstances
      slot={slot}
      first={
        <Select
          className="span-2"
          label={t('field.maritalStatus')}
          value={party.maritalStatus}
          onChange={(maritalStatus) => change({ maritalStatus })}
          options={MaritalStatus.options.map((id) => ({ id, label: t(`terms:maritalStatus.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={!editable}
          isRequired
        />
      }
      besides={<StatusProof party={party} asked={asked} onChange={change} isDisabled={!editable} />}
    />
  );
}

interface StatusProofProps {
  readonly party: PartyDraft;
  readonly asked: boolean;
  readonly onChange: (change: Partial<PartyDraft>) => void;
  readonly isDisabled: boolean;
}

/** How an earlier marriage ended, by one of the papers that show it. */
function StatusProof({ party, asked, onChange, isDisabled }: StatusProofProps): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms']);
  if (!asked) return null;
  const chosen = party.papers.find(({ kind }) => divorceProofs.includes(kind))?.kind ?? null;
  const shown = party.maritalStatus === 'widowed' ? 'deathProof' : chosen;
  return (
    <>
      {party.maritalStatus === 'divorced' && (
        <Select
          className="span-4"
          label={t('application.divorceProof')}
          value={chosen}
          onChange={(kind) => onChange({ papers: withOnlyPaper(party, kind, divorceProofs) })}
          options={divorceProofs.map((id) => ({ id, label: t(`terms:materialKind.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={isDisabled}
          isRequired
        />
      )}
      {shown !== null && (
        <PaperFields
          kind={shown}
          party={party}
          onChange={(papers) => onChange({ papers })}
          isDisabled={isDisabled}
          keep={chosen !== null}
        />
      )}
    </>
  );
}
