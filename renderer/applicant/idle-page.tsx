import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** After 自治区, 市, 县, 局 and their like a hall's name may go onto its second line, but not within a place's name. */
const unitEnds = /(?<=自治州|[省市县区旗局])(?![市县区旗])/u;

/** Nothing of anybody: the hall's name, and what this screen is for. */
export function IdlePage({ officeName }: { readonly officeName: string }): ReactElement {
  const { t } = useTranslation('applicant');
  return (
    <main className="couple-page idle-page" aria-label={t('title.idle')}>
      <svg className="idle-seal" aria-hidden="true" viewBox="0 0 36 36">
        <rect x="1" y="1" width="34" height="34" rx="6" />
        <path d="M10 9v18M10 9h16v18M14.5 14h7M14.5 18h7v6.5h-7z" />
      </svg>
      <h1 className="idle-hall serif">
        {(officeName || t('idle.hall')).split(unitEnds).map((unit, i) => (
          <Fragment key={i}>
            {i > 0 && <wbr />}
            {unit}
          </Fragment>
        ))}
      </h1>
      <p className="idle-welcome serif">{t('idle.welcome')}</p>
      <p className="soft">{t('idle.wait')}</p>
    </main>
  );
}
