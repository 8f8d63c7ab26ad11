import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The product's mark: one seal of red, then its name. */
export function Seal(): ReactElement {
  const { t } = useTranslation('entry');
  return (
    <div className="seal">
      <svg aria-hidden="true" width="36" height="36" viewBox="0 0 36 36">
        <rect x="1" y="1" width="34" height="34" rx="6" className="seal-ground" />
        <path d="M10 9v18M10 9h16v18M14.5 14h7M14.5 18h7v6.5h-7z" className="seal-stroke" />
      </svg>
      <div>
        <p className="seal-name serif">{t('product')}</p>
        <p className="soft small">{t('productLine')}</p>
      </div>
    </div>
  );
}
