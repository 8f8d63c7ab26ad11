import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyChangeRow } from '#shared/contract/index.ts';
import { momentWords } from '../../client/index.ts';
import { Panel } from '../../components/index.ts';

/** Every change of a key and every password set by the recovery key, newest first. */
export function KeyHistory({ changes }: { readonly changes: readonly KeyChangeRow[] }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  if (changes.length === 0)
    return (
      <Panel title={t('keys.history.title')}>
        <p className="soft">{t('keys.history.empty')}</p>
      </Panel>
    );
  return (
    <section aria-label={t('keys.history.title')}>
      <h2 className="keys-heading">{t('keys.history.title')}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('keys.history.at')}</th>
            <th scope="col">{t('keys.history.what')}</th>
            <th scope="col">{t('keys.history.by')}</th>
            <th scope="col">{t('keys.history.approvedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ what, at, by, approvedBy, staff }) => (
            <tr key={`${at} ${what}`}>
              <td>{momentWords(t, at)}</td>
              <td className="table-wrap">{t(`keys.history.kind.${what}`, { staff })}</td>
              <td>{by ?? <span className="soft">{t('keys.history.nobody')}</span>}</td>
              <td>{approvedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
