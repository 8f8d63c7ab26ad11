import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MarriageKind } from '#shared/model/index.ts';
import { DateField, Segmented } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';

const keyOf: Readonly<Record<MarriageKind, string>> = { ordinary: 'Alt+1', restored: 'Alt+2', supplementary: 'Alt+3' };

/** 结婚、复婚 or 补办: what the couple applies for. */
export function ApplicationBar(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { draft, keeper, editable } = useMarriage();
  const { kind, livingTogetherSince } = draft.application;
  // A date of living together belongs to 补办 only.
  const choose = (wanted: MarriageKind): void =>
    keeper.changeApplication(wanted === 'supplementary' ? { kind: wanted } : { kind: wanted, livingTogetherSince: null });
  useShortcut(keyOf.ordinary, editable ? () => choose('ordinary') : null);
  useShortcut(keyOf.restored, editable ? () => choose('restored') : null);
  useShortcut(keyOf.supplementary, editable ? () => choose('supplementary') : null);
  return (
    <div className="application-bar">
      <Segmented
        label={t('application.kind')}
        value={kind}
        onChange={choose}
        options={MarriageKind.options.map((id) => ({ id, label: t(`application.${id}`), keys: keyOf[id] }))}
        isDisabled={!editable}
      />
      {kind === 'supplementary' && (
        <DateField
          label={t('application.since')}
          value={livingTogetherSince}
          onChange={(since) => keeper.changeApplication({ livingTogetherSince: since })}
          isDisabled={!editable}
          isRequired
          className="application-since"
        />
      )}
    </div>
  );
}
