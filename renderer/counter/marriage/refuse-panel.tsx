import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { namedGrounds, nameGround, refusalGrounds, type NamedGround } from '#shared/law/marriage/index.ts';
import { useAct } from '../../client/index.ts';
import { useMarriage } from '../case-context.ts';
import { GroundsPanel, type ChosenGround } from '../panels/grounds-panel.tsx';

/** 不予办理: the grounds the rules found, and what the registrar names beside them; the notice is drawn from both. */
export function RefusePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { view, findings, keeper } = useMarriage();
  const refuse = useAct('marriage.refuse');
  const refuseNow = async (grounds: ChosenGround<NamedGround>[], note: string): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await refuse.run({ caseId: view.id, grounds, note });
    if (answer.ok) onClose();
  };
  return (
    <GroundsPanel
      title={t('refuse.title')}
      explain={t('refuse.explain')}
      found={refusalGrounds(findings)}
      nothingFound={t('refuse.noGrounds')}
      grounds={namedGrounds}
      nameGround={nameGround}
      noteHint={t('refuse.noteHint')}
      confirm={t('refuse.confirm')}
      busy={refuse.busy}
      error={refuse.error}
      onConfirm={(grounds, note) => void refuseNow(grounds, note)}
      onClose={onClose}
    />
  );
}
