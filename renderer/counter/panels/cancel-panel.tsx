import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { ReasonPanel } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';

/** Ends the case at the couple's wish. */
export function CancelPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useOpenCase();
  const acts = { marriage: useAct('marriage.cancel'), divorce: useAct('divorce.cancel'), reissue: useAct('reissue.cancel') };
  const cancel = acts[view.business];
  return (
    <div className="case-panel">
      <ReasonPanel
        title={t('cancel.title')}
        explain={t('cancel.explain')}
        confirm={t('cancel.confirm')}
        suggestions={[t('cancel.wish'), t('cancel.papers')]}
        busy={cancel.busy}
        error={<ErrorNotice error={cancel.error} />}
        onCancel={onClose}
        onConfirm={(reason) => void cancel.run({ caseId: view.id, reason }).then((answer) => answer.ok && onClose())}
      />
    </div>
  );
}
