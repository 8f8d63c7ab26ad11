import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificates } from '#shared/model/index.ts';
import { Panel } from '../../components/index.ts';

/** The couple's number and the two blanks that must lie in the printer. */
export function CertificateNumbers({ certificates }: { readonly certificates: Certificates }): ReactElement {
  const { t } = useTranslation('counter');
  return (
    <Panel title={t('certificate.numbers')}>
      <dl className="facts">
        <dt>{t('certificate.registrationNumber')}</dt>
        <dd className="serif registration-number">{certificates.registrationNumber}</dd>
        <dt>{t('certificate.manBlank')}</dt>
        <dd className="serif">{certificates.manBlank}</dd>
        <dt>{t('certificate.womanBlank')}</dt>
        <dd className="serif">{certificates.womanBlank}</dd>
      </dl>
    </Panel>
  );
}
