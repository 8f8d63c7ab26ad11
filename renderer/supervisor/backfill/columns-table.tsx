import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableLook } from '#shared/contract/index.ts';
import { BackfillField, type BackfillSettings } from '#shared/model/index.ts';
import { Select } from '../../components/index.ts';

export interface ColumnsTableProps {
  readonly look: TableLook;
  readonly columns: BackfillSettings['columns'];
  readonly change: (head: string, field: BackfillField | null) => void;
}

const beside = 'beside';
const shown = 2;

/** 列的对应: each column with what stands in it, and what that is. */
export function ColumnsTable({ look, columns, change }: ColumnsTableProps): ReactElement {
  const { t } = useTranslation('backfill');
  const fieldOf = (head: string) => BackfillField.options.find((field) => columns[field] === head);
  const options = [{ id: beside, label: t('import.beside') }, ...BackfillField.options.map((id) => ({ id, label: t(`field.${id}`) }))];
  return (
    <table className="table backfill-columns">
      <caption className="unseen">{t('import.columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.samples')}</th>
          <th scope="col">{t('import.holds')}</th>
        </tr>
      </thead>
      <tbody>
        {look.head.map((head, place) =>
          head === '' ? null : (
            <tr key={place}>
              <th scope="row" className="table-wrap">
                {head}
              </th>
              <td className="table-wrap small soft">
                {look.rows
                  .map(({ cells }) => cells[place] ?? '')
                  .filter((text) => text !== '')
                  .slice(0, shown)
                  .join('；')}
              </td>
              <td>
                <Select
                  label={t('import.holdsOf', { head })}
                  labelUnseen
                  value={fieldOf(head) ?? beside}
                  onChange={(id) => change(head, BackfillField.safeParse(id).data ?? null)}
                  options={options}
                />
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
