import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const files = import.meta.glob<Record<string, unknown>>('../shared/locales/*/*.json', { eager: true, import: 'default' });

/** language → namespace (the file's name) → sentences. */
function resources(): Resource {
  const found: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, sentences] of Object.entries(files)) {
    const [, language, namespace] = /\/([^/]+)\/([^/]+)\.json$/.exec(path)!;
    found[language!] = { ...found[language!], [namespace!]: sentences };
  }
  return found as Resource;
}

/** The window's language; Chinese until a member of staff chooses otherwise, and wherever English has no word. */
export async function startLanguage(language: Language = rememberedLanguage()): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    resources: resources(),
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  instance.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen;
    localStorage.setItem('language', chosen);
  });
  return instance;
}

function rememberedLanguage(): Language {
  return localStorage.getItem('language') === 'en' ? 'en' : 'zh-CN';
}
