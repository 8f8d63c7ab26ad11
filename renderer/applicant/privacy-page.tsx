import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Business } from '#shared/model/index.ts';
import { languages } from '../language.ts';
import { PrivacyNotice } from './privacy-notice.tsx';

/** The notice in both languages side by side, before cards are read and photos taken. */
export function PrivacyPage({ business, officeName }: { readonly business: Business; readonly officeName: string }): ReactElement {
  const { t } = useTranslation('applicant');
  return (
    <main className="couple-page privacy-page" aria-label={t('title.privacy')}>
      <h1 className="unseen">{t('title.privacy')}</h1>
      {languages.map((language) => (
        <PrivacyNotice key={language} business={business} language={language} officeName={officeName} />
      ))}
    </main>
  );
}
