import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackfillReport } from '#shared/contract/index.ts';
import { isHeld, toldChecks } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, StateMark } from '../../components/index.ts';

export interface CheckReportProps {
  readonly report: BackfillReport;
  readonly onStarted: () => void;
}

type Found = BackfillReport['checks'][number];
/** What becomes of a row with it, the gravest first. */
const weights = ['held', 'flagged', 'told'] as const;

function weightOf({ check }: Found): (typeof weights)[number] {
  if (isHeld({ check })) return 'held';
  return (toldChecks as readonly string[]).includes(check) ? 'told' : 'flagged';
}

/** 试运行结果: what would become of the rows, and what is wrong with which; then they are taken. */
export function CheckReport({ report, onStarted }: CheckReportProps): ReactElement {
  const { t } = useTranslation('backfill');
  const start = useAct('backfill.start');
  const { path, sourceId, fileName, checks } = report;
  const begin = async (): Promise<void> => {
    const answer = await start.run({ path, sourceId });
    if (answer.ok) onStarted();
  };
  const sorted = weights.flatMap((weight) =>
    checks.filter((found) => weightOf(found) === weight).toSorted((one, other) => other.rows - one.rows),
  );
  return (
    <section className="backfill-report" aria-label={t('report.title')}>
      <h2>{t('report.of', { fileName })}</h2>
      <dl className="backfill-figures">
        {(['rows', 'taken', 'known', 'held'] as const).map((figure) => (
          <div key={figure}>
            <dt>{t(`report.${figure}`)}</dt>
            <dd>{report[figure]}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t(report.held > 0 ? 'report.heldExplain' : 'report.explain')}</p>
      {sorted.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('report.check')}</th>
              <th scope="col" className="table-figure">
                {t('report.rows')}
              </th>
              <th scope="col">{t('report.becomes')}</th>
              <th scope="col">{t('report.examples')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((found) => (
              <FoundRow key={found.check} found={found} />
            ))}
          </tbody>
        </table>
      )}
      <ErrorNotice error={start.error} onDismiss={start.forget} />
      <div className="task-actions">
        <Button variant="primary" isDisabled={report.taken + report.held === 0} busy={start.busy} onPress={() => void begin()}>
          {t('report.start', { rows: report.taken })}
        </Button>
      </div>
    </section>
  );
}

const tones = { held: 'waiting', flagged: 'done', told: 'neutral' } as const;

function FoundRow({ found }: { readonly found: Found }): ReactElement {
  const { t } = useTranslation('backfill');
  const weight = weightOf(found);
  return (
    <tr>
      <th scope="row" className="table-wrap">
        {t(`check.${found.check}`)}
      </th>
      <td className="table-figure">{found.rows}</td>
      <td>
        <StateMark tone={tones[weight]}>{t(`report.is.${weight}`)}</StateMark>
      </td>
      <td className="table-wrap small soft">
        {found.examples.map(({ line, column, text }) => (
          <span key={line} className="table-two">
            {t('report.example', { line, column: column ?? '', text })}
          </span>
        ))}
      </td>
    </tr>
  );
}
