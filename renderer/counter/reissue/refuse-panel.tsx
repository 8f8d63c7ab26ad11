import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { reissueRefusalGrounds } from '#shared/law/reissue/examination.ts';
import { useAct } from '../../client/index.ts';
import { useReissue } from '../case-context.ts';
import { GroundsPanel } from '../panels/grounds-panel.tsx';

/** 不予补发: the grounds the rules found; the notice is drawn from them. */
export function RefusePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { view, findings, keeper } = useReissue();
  const refuse = useAct('reissue.refuse');
  const refuseNow = async (note: string): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await refuse.run({ caseId: view.id, note });
    if (answer.ok) onClose();
  };
  return (
    <GroundsPanel
      title={t('reissue.refuse.open')}
      explain={t('reissue.refuse.explain')}
      found={reissueRefusalGrounds(findings)}
      nothingFound={t('reissue.refuse.noGrounds')}
      grounds={none}
      nameGround={unnamed}
      noteHint={t('refuse.noteHint')}
      confirm={t('reissue.refuse.confirm')}
      busy={refuse.busy}
      error={refuse.error}
      onConfirm={(_named, note) => void refuseNow(note)}
      onClose={onClose}
    />
  );
}

const none: readonly never[] = [];

/** What forbids a reissue is found in the registers and the form; nothing is named beside it. */
function unnamed(): never {
  throw new Error('no ground of a reissue is named');
}
