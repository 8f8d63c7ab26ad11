import i18next, { type BackendModule, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { byNamespace, type Sentences } from './sentences.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** All that a window says; what the terminal and the program's own dialogs say is not among it. */
const chinese = byNamespace(
  import.meta.glob(['../shared/locales/zh-CN/*.json', '!../shared/locales/zh-CN/cli.json', '!../shared/locales/zh-CN/shell.json'], {
    eager: true,
    import: 'default',
  }),
);

const others: Readonly<Record<string, () => Promise<Sentences>>> = {
  en: async () => (await import('./english.ts')).english,
  'zh-Hant': async () => (await import('./traditional.ts')).traditional,
};

/** Every other language is fetched when somebody first wants it, all of it at once; of one nobody brought along it has no words. */
const fetched: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, found) => {
    if (language === 'zh-CN') return found(null, chinese[namespace]);
    const fetchWords = others[language];
    if (fetchWords === undefined) return found(null, {});
    void fetchWords().then(
      (words) => found(null, words[namespace] ?? {}),
      (problem: Error) => found(problem, null),
    );
  },
};

/** The window's language; Chinese until a member of staff chooses otherwise, and wherever English has no word. */
export async function startLanguage(language: Language = rememberedLanguage()): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance
    .use(fetched)
    .use(initReactI18next)
    .init({
      resources: { 'zh-CN': chinese } as Resource,
      partialBundledLanguages: true,
      load: 'currentOnly',
      ns: Object.keys(chinese),
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
