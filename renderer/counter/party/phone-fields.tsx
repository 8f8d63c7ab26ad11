import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartyDraft } from '#shared/model/index.ts';
import { Button, Checkbox, Notice, TextField } from '../../components/index.ts';

export interface PhoneFieldsProps {
  readonly party: PartyDraft;
  readonly onChange: (change: Pick<PartyDraft, 'phone' | 'phoneConsent'>) => void;
  readonly isDisabled: boolean;
}

/** A number is kept only with its owner's consent, and goes with it. */
export function PhoneFields({ party, onChange, isDisabled }: PhoneFieldsProps): ReactElement {
  const { t } = useTranslation('counter');
  const [clearing, setClearing] = useState(false);
  const consent = (agreed: boolean): void => {
    if (!agreed && party.phone !== '') setClearing(true);
    else onChange({ phone: party.phone, phoneConsent: agreed });
  };
  return (
    <>
      <TextField
        className="span-2"
        label={t('field.phone')}
        value={party.phone}
        onChange={(phone) => onChange({ phone, phoneConsent: party.phoneConsent })}
        maxLength={20}
        inputMode="tel"
        isDisabled={isDisabled || !party.phoneConsent}
      />
      <Checkbox className="span-4 phone-consent" isSelected={party.phoneConsent} onChange={consent} isDisabled={isDisabled}>
        {t('help.phoneConsent')}
      </Checkbox>
      {clearing && (
        <Notice
          tone="waiting"
          className="span-4"
          actions={
            <>
              <Button small onPress={() => setClearing(false)}>
                {t('help.phoneKeep')}
              </Button>
              <Button
                small
                className="button-decisive"
                onPress={() => {
                  setClearing(false);
                  onChange({ phone: '', phoneConsent: false });
                }}
              >
                {t('help.phoneClear')}
              </Button>
            </>
          }
        >
          {t('help.phoneClearAsk')}
        </Notice>
      )}
    </>
  );
}
