import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#shared/model/index.ts';
import { Button, Notice } from '../../components/index.ts';

export interface ScannedPagesProps {
  /** How many there are. */
  readonly count: number;
  /** Fetches one, counted from 1: a JPEG in base64. */
  readonly load: (page: number) => Promise<Result<{ readonly data: string }, unknown>>;
}

/** The scanned pages of a paper, a button each; shown one at a time. */
export function ScannedPages({ count, load }: ScannedPagesProps): ReactElement {
  const { t } = useTranslation('supervisor');
  const [page, setPage] = useState<{ readonly number: number; readonly data: string } | 'failed'>();
  const show = async (number: number): Promise<void> => {
    const answer = await load(number);
    setPage(answer.ok ? { number, data: answer.value.data } : 'failed');
  };
  return (
    <>
      <div className="record-pages">
        {Array.from({ length: count }, (_, index) => (
          <Button key={index} small icon="paper" onPress={() => void show(index + 1)}>
            {t('records.page', { page: index + 1 })}
          </Button>
        ))}
      </div>
      {page === 'failed' && <Notice tone="error">{t('records.pageLost')}</Notice>}
      {page !== undefined && page !== 'failed' && (
        <img className="record-page" src={`data:image/jpeg;base64,${page.data}`} alt={t('records.page', { page: page.number })} />
      )}
    </>
  );
}
