import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecentProblem } from '#shared/contract/index.ts';
import { momentWords } from '../../client/index.ts';

/** Families of codes with words of their own, by how the code begins; the first that fits. */
const families = [
  ['call.internal', 'bug'],
  ['core.', 'core'],
  ['main.', 'core'],
  ['page.', 'page'],
  ['store.', 'store'],
  ['backup.', 'backup'],
  ['printer.', 'printer'],
  ['reader.', 'reader'],
  ['document.', 'paper'],
  ['attachment.', 'paper'],
] as const;

export function familyOf(code: string): (typeof families)[number][1] | 'other' {
  return families.find(([begin]) => code.startsWith(begin))?.[1] ?? 'other';
}

/** What the log tells of the last seven days, by code, and what to do about each. */
export function ProblemTable({ problems }: { readonly problems: readonly RecentProblem[] | null }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  return (
    <section>
      <h2 className="health-heading">{t('health.problems.title')}</h2>
      {problems === null || problems.length === 0 ? (
        <p className="soft">{t(problems === null ? 'health.problems.noLog' : 'health.problems.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('health.problems.what')}</th>
              <th scope="col" className="table-figure">
                {t('health.problems.count')}
              </th>
              <th scope="col">{t('health.problems.last')}</th>
              <th scope="col">{t('health.problems.advice')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ code, count, lastAt, operation, reference }) => (
              <tr key={code}>
                <th scope="row">
                  {t(`health.problem.${familyOf(code)}.title`)}
                  <span className="table-two soft small health-code">
                    {[code, operation, reference].filter((part) => part !== null).join(' · ')}
                  </span>
                </th>
                <td className="table-figure">{count}</td>
                <td className="table-moment">{momentWords(t, lastAt)}</td>
                <td className="table-wrap">{t(`health.problem.${familyOf(code)}.advice`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
