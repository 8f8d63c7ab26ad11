import { Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Business } from '#shared/model/index.ts';
import type { Language } from '../language.ts';

const parts = ['who', 'what', 'why', 'sensitive', 'keep', 'rights'] as const;
type Part = (typeof parts)[number];

/** Other things are asked of those who divorce, on other grounds. */
const ofBusiness: readonly Part[] = ['what', 'why', 'sensitive', 'rights'];

export interface PrivacyNoticeProps {
  readonly business: Business;
  readonly language: Language;
  /** '' while it is not known. */
  readonly officeName: string;
}

/** What is read and taken of the couple, why, who keeps it how long, and their rights: 个人信息保护法 art. 17, 30, 35. */
export function PrivacyNotice(notice: PrivacyNoticeProps): ReactElement {
  return (
    // A language that is being fetched leaves the rest of the page where it is.
    <Suspense fallback={null}>
      <Words {...notice} />
    </Suspense>
  );
}

function Words({ business, language, officeName }: PrivacyNoticeProps): ReactElement {
  const { t } = useTranslation('applicant', { lng: language });
  const wordsOf = (part: Part): string => {
    if (part === 'who') return t(officeName === '' ? 'privacy.whoTextPlain' : 'privacy.whoText', { office: officeName });
    return t(ofBusiness.includes(part) ? `privacy.${business}.${part}` : `privacy.${part}Text`);
  };
  return (
    <article className="privacy-notice" lang={language}>
      <h2 className="privacy-title serif">{t('privacy.title')}</h2>
      <dl>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`privacy.${part}`)}</dt>
            <dd>{wordsOf(part)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('privacy.basis')}</p>
    </article>
  );
}
