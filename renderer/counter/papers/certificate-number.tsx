import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenCase } from '../case-context.ts';

/** The couple's number, as both certificates bear it. */
export function CertificateNumber({ number }: { readonly number: string }): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useOpenCase();
  const ofDivorce = view.business === 'divorce' || (view.business === 'reissue' && view.kind === 'divorce');
  return (
    <p className="certificate-number">
      <span className="soft">{t(ofDivorce ? 'certificate.divorceNumber' : 'certificate.registrationNumber')}</span>
      <span className="serif registration-number">{number}</span>
    </p>
  );
}
