import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificates } from '#shared/model/index.ts';
import { useOpenCase } from '../case-context.ts';

/** The couple's number, as both certificates bear it. */
export function CertificateNumber({ certificates }: { readonly certificates: Certificates }): ReactElement {
  const { t } = useTranslation('counter');
  const { business } = useOpenCase().view;
  return (
    <p className="certificate-number">
      <span className="soft">{t(business === 'marriage' ? 'certificate.registrationNumber' : 'certificate.divorceNumber')}</span>
      <span className="serif registration-number">{certificates.registrationNumber}</span>
    </p>
  );
}
