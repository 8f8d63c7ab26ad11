import i18next, { type BackendModule, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { byNamespace, type Sentences } from './sentences.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** All that a window says from the first; what the terminal and the program's own dialogs say is not among it, nor is `later`. */
const chinese = byNamespace(
  import.meta.glob(
    [
      '../shared/locales/zh-CN/*.json',
      '!../shared/locales/zh-CN/cli.json',
      '!../shared/locales/zh-CN/shell.json',
      '!../shared/locales/zh-CN/archives.json',
      '!../shared/locales/zh-CN/backfill.json',
    ],
    { eager: true, import: 'default' },
  ),
);

/** Words of pages that few open: they come with the first of them, under the `Suspense` around it. */
export const later = ['archives', 'backfill'] as const;
const laterChinese = import.meta.glob<Record<string, unknown>>(
  ['../shared/locales/zh-CN/archives.json', '../shared/locales/zh-CN/backfill.json'],
  { import: 'default' },
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
    void wordsOf(language, namespace).then(
      (words) => found(null, words),
      (problem: Error) => found(problem, null),
    );
  },
};

async function wordsOf(language: string, namespace: string): Promise<Record<string, unknown>> {
  if (language !== 'zh-CN') return (await others[language]?.())?.[namespace] ?? {};
  return (await laterChinese[`../shared/locales/zh-CN/${namespace}.json`]?.()) ?? chinese[namespace] ?? {};
}

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
