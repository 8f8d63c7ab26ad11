import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackfillBatch } from '#shared/model/index.ts';
import { momentWords } from '../../client/index.ts';
import { Button } from '../../components/index.ts';

export interface BatchTableProps {
  readonly batches: readonly BackfillBatch[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

const figures = ['rows', 'taken', 'known', 'held'] as const;

/** 批次: the files that were taken over, the newest first. */
export function BatchTable({ batches, chosen, choose }: BatchTableProps): ReactElement {
  const { t } = useTranslation(['backfill', 'common']);
  return (
    <table className="table backfill-batches">
      <thead>
        <tr>
          <th scope="col">{t('batch.file')}</th>
          <th scope="col">{t('batch.begun')}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col" className="table-figure">
              {t(`batch.${figure}`)}
            </th>
          ))}
          <th scope="col">{t('batch.state')}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id} aria-selected={batch.id === chosen}>
            <th scope="row" className="table-wrap table-name">
              <Button variant="quiet" small aria-expanded={batch.id === chosen} onPress={() => choose(batch.id)}>
                {batch.fileName}
              </Button>
              <span className="table-two small soft">{batch.sourceName}</span>
            </th>
            <td className="table-moment">
              {momentWords(t, batch.begunAt)}
              <span className="table-two small soft">{batch.begunBy}</span>
            </td>
            {figures.map((figure) => (
              <td key={figure} className="table-figure">
                {batch[figure]}
              </td>
            ))}
            <td>{t(`batch.is.${batch.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
