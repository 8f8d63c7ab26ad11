import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFigures } from '#shared/contract/index.ts';

/** As many as one looks at. */
const shown = 8;

/** The operations that take longest, and where the slowest call of each spent its time. */
export function SpeedTable({ calls }: { readonly calls: readonly CallFigures[] }): ReactElement {
  const { t } = useTranslation('supervisor');
  const slow = calls.filter((call) => call.slow > 0).slice(0, shown);
  const all = calls.reduce((sum, { count }) => sum + count, 0);
  return (
    <section>
      <h2 className="health-heading">{t('health.speed.title')}</h2>
      <p className="soft small health-below">{t('health.speed.explain', { count: all })}</p>
      {slow.length === 0 ? (
        <p className="soft">{t('health.speed.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('health.speed.operation')}</th>
              {(['count', 'slow', 'p50', 'p99', 'max'] as const).map((figure) => (
                <th key={figure} scope="col" className="table-figure">
                  {t(`health.speed.${figure}`)}
                </th>
              ))}
              <th scope="col">{t('health.speed.where')}</th>
            </tr>
          </thead>
          <tbody>
            {slow.map(({ operation, slowest, ...figures }) => (
              <tr key={operation}>
                <th scope="row" className="health-code">
                  {operation}
                </th>
                <td className="table-figure">{figures.count}</td>
                <td className="table-figure">{figures.slow}</td>
                {([figures.p50, figures.p99, figures.max] as const).map((ms, at) => (
                  <td key={at} className="table-figure">
                    {t('health.speed.ms', { ms: Math.round(ms) })}
                  </td>
                ))}
                <td className="small">
                  {slowest &&
                    t('health.speed.parts', {
                      queue: Math.round(slowest.queue),
                      handler: Math.round(slowest.handler),
                      commit: Math.round(slowest.commit),
                    })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
