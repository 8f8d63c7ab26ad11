import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';
import { languages } from '../../language.ts';

/** The way to the window's other language, named in that language: before sign-in there is no menu to choose it from. */
export function LanguageSwitch(): ReactElement {
  const { t, i18n } = useTranslation('common');
  return (
    <>
      {languages
        .filter((language) => language !== i18n.language)
        .map((language) => (
          <Button key={language} variant="quiet" small icon="globe" onPress={() => void i18n.changeLanguage(language)}>
            <span lang={language}>{t(`language.${language}`)}</span>
          </Button>
        ))}
    </>
  );
}
