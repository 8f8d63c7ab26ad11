import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '#shared/contract/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { PaperList } from '../papers/paper-list.tsx';
import type { Papers } from '../papers/use-papers.ts';

export type Stock = Pick<OfficeView, 'numbersLeft' | 'blanksLeft' | 'completion'>;

/** What number and blanks are left for the certificates, and whether they may be made at all today. */
export function StockPanel({ stock }: { readonly stock: Stock | undefined }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useOpenCase();
  const completion = stock?.completion;
  return (
    <Panel title={t('prepare.stock')}>
      <dl className="stock">
        <div>
          <dt>{t('prepare.numbersLeft')}</dt>
          <dd>{stock?.numbersLeft ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('prepare.blanksLeft')}</dt>
          <dd>{stock?.blanksLeft ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('prepare.onlineCheck')}</dt>
          <dd>{t(`terms:onlineCheck.${view.onlineCheck.state}`)}</dd>
        </div>
      </dl>
      {completion !== undefined && completion !== 'allowed' && <Notice tone="waiting">{t(`completion.${completion}Explain`)}</Notice>}
      <p className="soft small">{t('prepare.explain')}</p>
    </Panel>
  );
}

export interface ProofListProps {
  readonly papers: Papers;
  readonly shown: string | null;
  readonly onShow: (documentId: string) => void;
  /** Proofs may still be drawn. */
  readonly open: boolean;
}

/** The proofs, looked at and never printed from here. */
export function ProofList({ papers, shown, onShow, open }: ProofListProps): ReactElement {
  const { t } = useTranslation('counter');
  return (
    <PaperList
      title={t('prepare.proofs')}
      papers={papers}
      shown={shown}
      onShow={onShow}
      closed
      renderBeside={(paper) =>
        open && paper.document === null ? (
          <Button small icon="paper" isDisabled={papers.busy} onPress={() => void papers.drawAgain(paper)}>
            {t('paper.draw')}
          </Button>
        ) : null
      }
    />
  );
}
