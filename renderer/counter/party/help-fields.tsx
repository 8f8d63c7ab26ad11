import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseIdNumber, type PartyHelp } from '#shared/model/index.ts';
import { Checkbox, Select, TextField } from '../../components/index.ts';
import { normaliseName } from './party-name.ts';

type Companion = NonNullable<PartyHelp['companion']>;

const nobody: Companion = { role: 'interpreter', name: '', idNumber: '', language: '' };
const roles: readonly Companion['role'][] = ['interpreter', 'signLanguage', 'reader'];

/** True where anything differs from reading and signing alone. */
export function needsHelp({ reads, writes, companion }: PartyHelp): boolean {
  return !reads || !writes || companion !== null;
}

export interface HelpFieldsProps {
  readonly help: PartyHelp;
  readonly onChange: (help: PartyHelp) => void;
  readonly isDisabled: boolean;
}

/** How a party reads and signs, and who accompanies them. */
export function HelpFields({ help, onChange, isDisabled }: HelpFieldsProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { companion } = help;
  const accompany = (change: Partial<Companion>): void => onChange({ ...help, companion: { ...(companion ?? nobody), ...change } });
  return (
    <fieldset className="span-4 help-fields">
      <legend>{t('help.open')}</legend>
      <div className="help-ways">
        <Checkbox isSelected={!help.reads} onChange={(cannot) => onChange({ ...help, reads: !cannot })} isDisabled={isDisabled}>
          {t('help.cannotRead')}
        </Checkbox>
        <Checkbox isSelected={!help.writes} onChange={(cannot) => onChange({ ...help, writes: !cannot })} isDisabled={isDisabled}>
          {t('help.cannotWrite')}
        </Checkbox>
        <Checkbox
          isSelected={companion !== null}
          onChange={(there) => onChange({ ...help, companion: there ? nobody : null })}
          isDisabled={isDisabled}
        >
          {t('help.companion')}
        </Checkbox>
      </div>
      {companion && (
        <div className="party-form">
          <Select
            className="span-2"
            label={t('help.role')}
            value={companion.role}
            onChange={(role) => accompany({ role })}
            options={roles.map((id) => ({ id, label: t(`terms:companionRole.${id}`) }))}
            isDisabled={isDisabled}
          />
          <TextField
            className="span-2"
            label={t('help.name')}
            value={companion.name}
            onChange={(name) => accompany({ name: normaliseName(name) })}
            maxLength={60}
            isDisabled={isDisabled}
            isRequired
          />
          <TextField
            className="span-2"
            label={t('help.idNumber')}
            value={companion.idNumber}
            onChange={(idNumber) => accompany({ idNumber: normaliseIdNumber(idNumber).slice(0, 30) })}
            isDisabled={isDisabled}
          />
          <TextField
            className="span-2"
            label={t('help.language')}
            value={companion.language}
            onChange={(language) => accompany({ language })}
            maxLength={60}
            isDisabled={isDisabled}
          />
        </div>
      )}
    </fieldset>
  );
}
