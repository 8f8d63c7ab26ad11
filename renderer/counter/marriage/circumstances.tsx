import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { divorceProofs, needsStatusProof } from '#shared/law/marriage/index.ts';
import { Education, MaritalStatus, type PartyDraft, type Slot } from '#shared/model/index.ts';
import { Button, Panel, Select, TextField } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';
import { HelpFields, needsHelp } from '../party/help-fields.tsx';
import { PaperFields } from '../party/paper-fields.tsx';
import { withOnlyPaper } from '../party/party-papers.ts';
import { PhoneFields } from '../party/phone-fields.tsx';

/** What one party says of themselves at the precheck; what few need stays folded. */
export function Circumstances({ slot }: { readonly slot: Slot }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, draft, materials, changeParty, editable } = useMarriage();
  const party = draft.couple[slot];
  // A marriage that ended is known to be registered here by the list of materials alone.
  const listed = materials.some((each) => each.party === slot && (each.group === 'divorceProof' || each.kind === 'deathProof'));
  const asked = needsStatusProof(party, { matchedToday: view.onlineCheck.state === 'matched', marriedHere: listed });
  const [helping, setHelping] = useState(needsHelp(party.help));
  const [doubting, setDoubting] = useState(party.capacityNote !== '');
  const change = (wanted: Partial<PartyDraft>): void => changeParty(slot, wanted);
  const isDisabled = !editable;
  return (
    <Panel title={t('precheck.circumstances', { party: t(`terms:slot.${slot}`) })} className="circumstances">
      <div className="party-form">
        <Select
          className="span-2"
          label={t('field.maritalStatus')}
          value={party.maritalStatus}
          onChange={(maritalStatus) => change({ maritalStatus })}
          options={MaritalStatus.options.map((id) => ({ id, label: t(`terms:maritalStatus.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={isDisabled}
          isRequired
        />
        <Select
          className="span-2"
          label={t('field.education')}
          value={party.education}
          onChange={(education) => change({ education })}
          options={Education.options.map((id) => ({ id, label: t(`terms:education.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={isDisabled}
        />
        <StatusProof party={party} asked={asked} onChange={change} isDisabled={isDisabled} />
        <TextField
          className="span-2"
          label={t('field.occupation')}
          value={party.occupation}
          onChange={(occupation) => change({ occupation })}
          maxLength={30}
          grows
          isDisabled={isDisabled}
        />
        <PhoneFields party={party} onChange={change} isDisabled={isDisabled} />
        {helping && <HelpFields help={party.help} onChange={(help) => change({ help })} isDisabled={isDisabled} />}
        {doubting && (
          <TextField
            className="span-4"
            label={t('field.capacityNote')}
            hint={t('help.doubtHint')}
            value={party.capacityNote}
            onChange={(capacityNote) => change({ capacityNote })}
            maxLength={200}
            rows={2}
            isDisabled={isDisabled}
          />
        )}
      </div>
      <div className="circumstances-more">
        <Button
          variant="quiet"
          small
          icon={helping ? 'chevronDown' : 'chevronRight'}
          aria-expanded={helping}
          isDisabled={needsHelp(party.help)}
          onPress={() => setHelping(!helping)}
        >
          {t('help.open')}
        </Button>
        <Button
          variant="quiet"
          small
          icon={doubting ? 'chevronDown' : 'chevronRight'}
          aria-expanded={doubting}
          isDisabled={party.capacityNote !== ''}
          onPress={() => setDoubting(!doubting)}
        >
          {t('help.doubt')}
        </Button>
      </div>
    </Panel>
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
