import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import type { HallError } from '#shared/contract/index.ts';
import { useAsk } from '../../client/index.ts';
import { DateField } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';

interface Chosen {
  /** Of which nothing is asked while a day is missing. */
  readonly asked: { readonly from: CivilDate; readonly until: CivilDate };
  readonly whole: boolean;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly setFrom: (from: CivilDate | null) => void;
  readonly setUntil: (until: CivilDate | null) => void;
}

const nothing = { from: '2000-01-01' as CivilDate, until: '2000-01-01' as CivilDate };

/** From the first of this month to today, unless another period is typed. */
export function usePeriod(): Chosen {
  const today = useAsk('office.get', {}).value?.today ?? null;
  const [from, setFrom] = useState<CivilDate | null | undefined>(undefined);
  const [until, setUntil] = useState<CivilDate | null | undefined>(undefined);
  const first = from === undefined ? today && (`${today.slice(0, 8)}01` as CivilDate) : from;
  const last = until === undefined ? today : until;
  const whole = first !== null && last !== null;
  return { asked: whole ? { from: first, until: last } : nothing, whole, from: first, until: last, setFrom, setUntil };
}

function Period({ from, until, setFrom, setUntil }: Chosen): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <div className="record-period">
      <DateField label={t('records.from')} value={from} onChange={setFrom} isRequired />
      <DateField label={t('records.until')} value={until} onChange={setUntil} isRequired />
    </div>
  );
}

interface DatedTableProps<Row> {
  readonly parts: ReactNode;
  readonly period: Chosen;
  readonly rows: readonly Row[] | undefined;
  readonly error: HallError | undefined;
  readonly columns: readonly string[];
  readonly empty: string;
  /** The task beside the table. */
  readonly aside?: ReactNode;
  readonly children: (row: Row) => ReactElement;
}

/** A register of a period, a row each. */
export function DatedTable<Row>({ parts, period, rows, error, columns, empty, aside, children }: DatedTableProps<Row>): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <Page title={t('page.records')} parts={parts} aside={aside}>
      <div className="table-tools">
        <Period {...period} />
      </div>
      {rows === undefined ? (
        <Waiting error={error} />
      ) : rows.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        <table className="table record-register">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map(children)}</tbody>
        </table>
      )}
    </Page>
  );
}
