import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The two languages of the call screen: Chinese first, whatever the staff of this PC read. */
export interface ScreenWords {
  readonly zh: TFunction;
  /** null: Chinese alone, or English has not been fetched yet. */
  readonly en: TFunction | null;
}

export function useScreenWords(english: boolean): ScreenWords {
  const { i18n } = useTranslation(['signage', 'common']);
  const [fetched, setFetched] = useState(i18n.hasResourceBundle('en', 'signage'));
  useEffect(() => {
    let current = true;
    if (english && !fetched) void i18n.loadLanguages('en').then(() => current && setFetched(true));
    return () => {
      current = false;
    };
  }, [english, fetched, i18n]);
  return useMemo(
    () => ({
      zh: i18n.getFixedT('zh-CN', 'signage') as TFunction,
      en: english && fetched ? (i18n.getFixedT('en', 'signage') as TFunction) : null,
    }),
    [english, fetched, i18n],
  );
}
