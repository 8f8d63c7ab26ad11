import { useLayoutEffect, useMemo, useState, createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { useAsk, useClient } from '../../client/index.ts';

export interface OfferedLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** In itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/** What the program brings along. */
const own = ['zh-CN', 'zh-Hant', 'en'];

interface Languages {
  readonly offered: readonly OfferedLanguage[];
  readonly choose: (language: OfferedLanguage) => Promise<void>;
}

const LanguagesContext = createContext<Languages | null>(null);

export function useLanguages(): Languages {
  const languages = useContext(LanguagesContext);
  if (!languages) throw new Error('useLanguages outside of KioskLanguage');
  return languages;
}

/** The visitor's own language, Chinese for everybody who comes; nothing of it is kept. */
export function KioskLanguage({ children }: { readonly children: ReactNode }): ReactElement {
  const { i18n } = useTranslation();
  const [theirs] = useState(() => i18n.cloneInstance({ lng: 'zh-CN', initAsync: false }));
  return (
    <I18nextProvider i18n={theirs}>
      <Offering>{children}</Offering>
    </I18nextProvider>
  );
}

function Offering({ children }: { readonly children: ReactNode }): ReactElement {
  const { t, i18n } = useTranslation('kiosk');
  const client = useClient();
  const { value: state } = useAsk('kiosk.state', {});
  const added = state?.languages;
  const languages = useMemo<Languages>(() => {
    const brought = own.map((tag) => ({ tag, name: t(`language.names.${tag}`), direction: 'ltr' as const }));
    const offered = [...brought, ...(added ?? []).filter(({ tag }) => !own.includes(tag))];
    const choose = async ({ tag }: OfferedLanguage): Promise<void> => {
      if (!own.includes(tag)) {
        const answer = await client.call('kiosk.words', { tag });
        if (!answer.ok || answer.value.words === null) return;
        // Sentence by sentence: what it lacks is said in Chinese.
        await i18n.loadLanguages(tag);
        i18n.addResources(tag, 'kiosk', answer.value.words);
      }
      await i18n.changeLanguage(tag);
    };
    return { offered, choose };
  }, [added, client, i18n, t]);
  const { language } = i18n;
  const direction = languages.offered.find(({ tag }) => tag === language)?.direction ?? 'ltr';
  useLayoutEffect(() => {
    const page = document.documentElement;
    const before = page.lang;
    page.lang = language;
    page.dir = direction;
    return () => {
      page.lang = before;
      page.removeAttribute('dir');
    };
  }, [language, direction]);
  return <LanguagesContext value={languages}>{children}</LanguagesContext>;
}
