import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { namedGrounds, nameGround, refusalGrounds, type DivorceGround } from '#shared/law/divorce/index.ts';
import type { Finding } from '#shared/model/index.ts';
import { useAct } from '../../../client/index.ts';
import { useDivorce } from '../../case-context.ts';
import { GroundsPanel, type ChosenGround } from '../../panels/grounds-panel.tsx';

const grounds = namedGrounds('register');

/** 不予办理 at the second visit: the couple leave without certificates, and may come again in their time. */
export function LeavePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { view, findings, keeper } = useDivorce();
  const leave = useAct('divorce.leave');
  const found = refusalGrounds(findings);
  const leaveNow = async (named: ChosenGround<DivorceGround>[], note: string): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await leave.run({ caseId: view.id, outcome: outcomeOf(found, named), grounds: named, note });
    if (answer.ok) onClose();
  };
  return (
    <GroundsPanel
      title={t('divorce.leave.title')}
      explain={t('divorce.leave.explain')}
      found={found}
      nothingFound={t('divorce.leave.nothingFound')}
      grounds={grounds}
      nameGround={nameGround}
      groundless
      noteHint={t('refuse.noteHint')}
      confirm={t('divorce.leave.confirm')}
      busy={leave.busy}
      error={leave.error}
      onConfirm={(named, note) => void leaveNow(named, note)}
      onClose={onClose}
    />
  );
}

/** What the visit came to, by the grounds: without one it was only not finished. */
function outcomeOf(found: readonly Finding[], named: readonly ChosenGround<DivorceGround>[]) {
  const has = (ground: DivorceGround): boolean => {
    const { rule, message } = nameGround(ground, null);
    return named.some((each) => each.ground === ground) || found.some((finding) => finding.rule === rule && finding.message === message);
  };
  if (has('changedTheirMind')) return 'changedTheirMind';
  return has('disagrees') ? 'disagreed' : 'notFinished';
}
