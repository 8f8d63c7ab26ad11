import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Panel } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { RegionField } from './region-field.tsx';
import './requests.css';

/** Where both households are, as the registrar knows it better than the address says. */
export function HouseholdPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const { view } = useOpenCase();
  const asked = useAsk('households.get', { caseId: view.id });
  useShortcut('Escape', onClose);
  return (
    <div className="case-panel">
      <Panel
        title={t('household.correct')}
        className="request-panel"
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <p className="soft small">{t('household.explain')}</p>
        <ErrorNotice error={asked.error} />
        <div className="household-fields">
          {asked.value &&
            slots.map((slot) => {
              const household = asked.value?.[slot];
              return household && <HouseholdField key={slot} slot={slot} region={household.region} autoFocus={slot === 'man'} />;
            })}
        </div>
      </Panel>
    </div>
  );
}

interface HouseholdFieldProps {
  readonly slot: Slot;
  readonly region: string | null;
  readonly autoFocus: boolean;
}

function HouseholdField({ slot, region, autoFocus }: HouseholdFieldProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useOpenCase();
  const [code, setCode] = useState(region);
  const set = useAct('households.set');
  return (
    <form
      aria-label={t('household.of', { slot: t(`terms:slot.${slot}`) })}
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== null && code !== region) void set.run({ caseId: view.id, party: slot, region: code });
      }}
    >
      <RegionField
        label={t('household.of', { slot: t(`terms:slot.${slot}`) })}
        hint={t('household.hint')}
        value={code}
        onChange={setCode}
        autoFocus={autoFocus}
      />
      <ErrorNotice error={set.error} onDismiss={set.forget} />
      <Button type="submit" small keys="Enter" busy={set.busy} isDisabled={code === null || code === region}>
        {t('household.save')}
      </Button>
    </form>
  );
}
