import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Education, MaritalStatus, slots, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Checkbox, Panel, Select, TextField } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { CoupleSummary } from '../party/couple.tsx';
import { StepFrame } from '../step-frame.tsx';

/** ② 初审: what each says of themselves, asked apart. */
export function PrecheckStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, keeper, pendingReasons } = useOpenCase();
  const precheck = useAct('marriage.precheck');
  const [bothPresent, setBothPresent] = useState(false);
  const [askedApart, setAskedApart] = useState(false);
  const open = view.actions.includes('precheck');
  const precheckNow = async (): Promise<void> => {
    if (await keeper.flush()) await precheck.run({ caseId: view.id, bothPresent, askedApart });
  };
  const missing = pendingReasons.size > 0 ? t('missing.reason') : bothPresent && askedApart ? null : t('missing.confirmations');
  return (
    <StepFrame primary={open ? { label: t('primary.precheck'), onPress: () => void precheckNow(), busy: precheck.busy, missing } : null}>
      <ErrorNotice error={precheck.error} onDismiss={precheck.forget} />
      <CoupleSummary />
      <div className="couple">
        {slots.map((slot) => (
          <Circumstances key={slot} slot={slot} />
        ))}
      </div>
      {open && (
        <Panel title={t('precheck.confirm')}>
          <Checkbox isSelected={bothPresent} onChange={setBothPresent}>
            {t('precheck.bothPresent')}
          </Checkbox>
          <Checkbox isSelected={askedApart} onChange={setAskedApart}>
            {t('precheck.askedApart')}
          </Checkbox>
        </Panel>
      )}
    </StepFrame>
  );
}

function Circumstances({ slot }: { readonly slot: Slot }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { draft, changeParty, editable } = useOpenCase();
  const party = draft.couple[slot];
  return (
    <Panel title={t('precheck.circumstances', { party: t(`terms:slot.${slot}`) })}>
      <div className="party-form">
        <Select
          className="span-2"
          label={t('field.maritalStatus')}
          value={party.maritalStatus}
          onChange={(maritalStatus) => changeParty(slot, { maritalStatus })}
          options={MaritalStatus.options.map((id) => ({ id, label: t(`terms:maritalStatus.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={!editable}
          isRequired
        />
        <Select
          className="span-2"
          label={t('field.education')}
          value={party.education}
          onChange={(education) => changeParty(slot, { education })}
          options={Education.options.map((id) => ({ id, label: t(`terms:education.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={!editable}
        />
        <TextField
          className="span-2"
          label={t('field.occupation')}
          value={party.occupation}
          onChange={(occupation) => changeParty(slot, { occupation })}
          maxLength={30}
          isDisabled={!editable}
        />
        <TextField
          className="span-2"
          label={t('field.phone')}
          value={party.phone}
          onChange={(phone) => changeParty(slot, { phone })}
          maxLength={20}
          inputMode="tel"
          isDisabled={!editable}
        />
      </div>
    </Panel>
  );
}
