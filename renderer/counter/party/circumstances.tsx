import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Education, type PartyDraft, type Slot } from '#shared/model/index.ts';
import { Button, Panel, Select, TextField } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { HelpFields, needsHelp } from './help-fields.tsx';
import { PhoneFields } from './phone-fields.tsx';

export interface PartyCircumstancesProps {
  readonly slot: Slot;
  /** What the business asks before everything else. */
  readonly first: ReactNode;
  /** What it asks besides. */
  readonly besides?: ReactNode;
}

/** What one party says of themselves at 初审; what few need stays folded. */
export function PartyCircumstances({ slot, first, besides }: PartyCircumstancesProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { draft, changeParty, editable } = useOpenCase();
  const party = draft.couple[slot];
  const [helping, setHelping] = useState(needsHelp(party.help));
  const [doubting, setDoubting] = useState(party.capacityNote !== '');
  const change = (wanted: Partial<PartyDraft>): void => changeParty(slot, wanted);
  const isDisabled = !editable;
  return (
    <Panel title={t('precheck.circumstances', { party: t(`terms:slot.${slot}`) })} className="circumstances">
      <div className="party-form">
        {first}
        <Select
          className="span-2"
          label={t('field.education')}
          value={party.education}
          onChange={(education) => change({ education })}
          options={Education.options.map((id) => ({ id, label: t(`terms:education.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={isDisabled}
        />
        {besides}
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
