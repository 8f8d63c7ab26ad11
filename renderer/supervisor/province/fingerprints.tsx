import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authorities } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';
import { groupsOf } from './fingerprint.ts';

/** Both roots, large and grouped: to be held beside what the province published. */
export function Fingerprints({ authorities }: { readonly authorities: Authorities }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const roots = [
    { term: t('terms:answerCertificate.authoritySm2'), ...authorities.sm2 },
    { term: t('terms:answerCertificate.authorityTls'), ...authorities.tls },
  ];
  return (
    <dl className="province-fingerprints">
      {roots.map(({ term, fingerprint, until }) => (
        <div key={term}>
          <dt>
            {term} <span className="soft small">{t('province.until', { date: dateWords(t, until) })}</span>
          </dt>
          <dd>
            {groupsOf(fingerprint).map((group, place) => (
              <span key={place}>{group} </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
