import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateEnd } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';

/** The station's three certificates and how long each still is. */
export function CertificateTable({ certificates }: { readonly certificates: readonly CertificateEnd[] }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('province.certificate')}</th>
          <th scope="col">{t('province.ends')}</th>
          <th scope="col">{t('province.left')}</th>
        </tr>
      </thead>
      <tbody>
        {certificates.map(({ use, until, daysLeft }) => (
          <tr key={use}>
            <th scope="row">{t(`terms:answerCertificate.${use}`)}</th>
            <td>{dateWords(t, until)}</td>
            <td>{daysLeft < 0 ? t('province.over') : t('province.days', { count: daysLeft })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
