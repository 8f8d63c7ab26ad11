import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BigButton } from '../frame/big.tsx';
import { useLanguages } from './kiosk-language.tsx';

/** The languages, each by its own name. */
export function LanguageChoice(): ReactElement {
  const { t, i18n } = useTranslation('kiosk');
  const { offered, choose } = useLanguages();
  return (
    <div className="kiosk-row kiosk-languages" role="group" aria-label={t('language.choose')}>
      {offered.map((language) => (
        <BigButton
          key={language.tag}
          icon={language.tag === i18n.language ? 'check' : undefined}
          pressed={language.tag === i18n.language}
          onPress={() => void choose(language)}
        >
          <bdi lang={language.tag} dir={language.direction}>
            {language.name}
          </bdi>
        </BigButton>
      ))}
    </div>
  );
}
