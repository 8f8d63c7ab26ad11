import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { ReasonPanel, Segmented } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { useShortcut } from '../../use-shortcut.ts';
import './divorce-panels.css';

type End = Input<'divorce.end'>['as'];
const ends = ['death', 'courtDivorce', 'annulled'] as const satisfies readonly End[];

/** 其他终止: nothing is left to dissolve, and a second person has seen the paper that says so. */
export function EndPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useDivorce();
  const end = useAct('divorce.end');
  const [as, setAs] = useState<End>('death');
  useShortcut('Escape', onClose);
  return (
    <div className="case-panel">
      <ReasonPanel
        title={t('divorce.end.title')}
        explain={
          <div className="end-explain">
            <p>{t('divorce.end.explain')}</p>
            <Segmented
              label={t('divorce.end.as')}
              value={as}
              onChange={setAs}
              options={ends.map((id) => ({ id, label: t(`divorce.endedAs.${id}`) }))}
            />
          </div>
        }
        confirm={t('divorce.end.confirm')}
        suggestions={[t(`divorce.end.paper.${as}`)]}
        approval
        busy={end.busy}
        error={<ErrorNotice error={end.error} />}
        onCancel={onClose}
        onConfirm={(reason, approval) =>
          void end.run({ caseId: view.id, as, reason }, { approval }).then((answer) => answer.ok && onClose())
        }
      />
    </div>
  );
}
