import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type DocumentKind } from '#shared/model/index.ts';
import { Icon } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';

/** What to do for a party that does not read, write or speak alone, and with whom; `paper` is what they sign. */
export function SigningGuidance({ paper }: { readonly paper: DocumentKind }): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useOpenCase();
  const signed = t(`terms:documentKind.${paper}`);
  const lines = slots.flatMap((slot) => {
    const { reads, writes, companion } = view.couple[slot].help;
    const party = t(`terms:slot.${slot}`);
    return [
      ...(companion
        ? [
            t('help.accompanied', {
              party,
              paper: signed,
              role: t(`terms:companionRole.${companion.role}`),
              name: companion.name || t('help.unnamed'),
              language: companion.language === '' ? '' : t('help.inLanguage', { language: companion.language }),
            }),
          ]
        : []),
      ...(reads ? [] : [t(companion ? 'help.readByCompanion' : 'help.readByRegistrar', { party, paper: signed })]),
      ...(writes ? [] : [t('help.fingerprintOnly', { party })]),
    ];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="help-by-party">
      {lines.map((line) => (
        <li key={line} className="help-line">
          <Icon name="person" /> <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
