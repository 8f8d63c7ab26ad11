import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isCertificate } from '#shared/model/index.ts';
import { Button } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { PaperList } from '../papers/paper-list.tsx';
import type { TrackedPaper } from '../papers/paper-plan.ts';
import type { Papers } from '../papers/use-papers.ts';
import { takenBy } from './taken.ts';

export interface CertificatePapersProps {
  readonly papers: Papers;
  readonly shown: string | null;
  readonly onShow: (documentId: string) => void;
  readonly closed: boolean;
  /** null: blanks are replaced no more. */
  readonly onReplace: ((paper: TrackedPaper) => void) | null;
}

/** Certificates and examination form on their way through the printer, each certificate with its blank. */
export function CertificatePapers({ papers, shown, onShow, closed, onReplace }: CertificatePapersProps): ReactElement {
  const { t } = useTranslation('counter');
  const taken = takenBy(useOpenCase().view);
  const blankOf = ({ kind, party }: TrackedPaper): ReactElement | null =>
    isCertificate(kind) && taken ? (
      <span className="soft small">{t('certificate.blank', { blank: taken.blanks[party ?? 'man'] ?? '' })}</span>
    ) : null;
  return (
    <PaperList
      title={t('register.papers')}
      papers={papers}
      shown={shown}
      onShow={onShow}
      closed={closed}
      renderDetail={blankOf}
      renderBeside={(paper) =>
        isCertificate(paper.kind) && onReplace ? (
          <Button small icon="swap" onPress={() => onReplace(paper)}>
            {t('certificate.replace')}
          </Button>
        ) : null
      }
    />
  );
}
