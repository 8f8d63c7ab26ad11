import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounsellingCase } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { Button, StateMark } from '../../components/index.ts';

export interface CoupleTableProps {
  readonly cases: readonly CounsellingCase[];
  readonly today: CivilDate;
  readonly chosen: string | null;
  readonly onChoose: (couple: CounsellingCase) => void;
}

/** Couples, with where their application stands and how often they came. */
export function CoupleTable({ cases, today, chosen, onChoose }: CoupleTableProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms']);
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('counselling.couple')}</th>
          <th>{t('counselling.state')}</th>
          <th>{t('counselling.sessions')}</th>
          <th>{t('counselling.next')}</th>
          <th scope="col" className="table-actions">
            <span className="unseen">{t('counselling.write')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((couple) => {
          const { caseId, number, manName, womanName, state, sessions, outcome, lastOn, nextOn } = couple;
          const names = t('counselling.names', { man: manName, woman: womanName });
          return (
            <tr key={caseId} className={chosen === caseId ? 'table-current' : undefined}>
              <th scope="row" className="table-wrap">
                <span className="table-two serif">{manName}</span>
                <span className="table-two serif">{womanName}</span>
                <span className="table-two small soft">{number}</span>
              </th>
              <td>{t(`terms:divorceState.${state}`)}</td>
              <td>
                {t('counselling.times', { count: sessions })}
                {lastOn !== null && <span className="table-two small soft">{t(`counselling.outcome.${outcome ?? 'open'}`)}</span>}
              </td>
              <td>
                {nextOn !== null &&
                  (nextOn === today ? (
                    <StateMark tone="waiting" icon="clock">
                      {t('counselling.today')}
                    </StateMark>
                  ) : (
                    dateWords(t, nextOn)
                  ))}
              </td>
              <td className="table-actions">
                <Button small aria-label={t('counselling.writeOf', { names })} onPress={() => onChoose(couple)}>
                  {t('counselling.write')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
