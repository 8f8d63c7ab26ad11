import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { namedGrounds, nameGround, refusalGrounds, type DivorceGround } from '#shared/law/divorce/index.ts';
import type { Finding } from '#shared/model/index.ts';
import { useAct } from '../../../client/index.ts';
import { useDivorce } from '../../case-context.ts';
import { GroundsPanel, type ChosenGround } from '../../panels/grounds-panel.tsx';

const grounds = namedGrounds('accept');

/** 不予受理: the grounds the rules found, and what the registrar names beside them; the notice is drawn from both. */
export function RefusePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { view, findings, keeper } = useDivorce();
  const refuse = useAct('divorce.refuse');
  const found = refusalGrounds(findings);
  const refuseNow = async (named: ChosenGround<DivorceGround>[], note: string): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await refuse.run({ caseId: view.id, grounds: [...found.flatMap(answered), ...named], note });
    if (answer.ok) onClose();
  };
  return (
    <GroundsPanel
      title={t('divorce.refuse.title')}
      explain={t('divorce.refuse.explain')}
      found={found}
      nothingFound={t('refuse.noGrounds')}
      grounds={grounds}
      nameGround={nameGround}
      noteHint={t('refuse.noteHint')}
      confirm={t('divorce.refuse.confirm')}
      busy={refuse.busy}
      error={refuse.error}
      onConfirm={(named, note) => void refuseNow(named, note)}
      onClose={onClose}
    />
  );
}

/** What was answered at 初审 and not recorded yet is known here alone, and so is named. */
function answered({ rule, message, party }: Finding): ChosenGround<DivorceGround>[] {
  return grounds.flatMap((ground) => {
    const own = nameGround(ground, party);
    return own.rule === rule && own.message === message ? [{ ground, party }] : [];
  });
}
