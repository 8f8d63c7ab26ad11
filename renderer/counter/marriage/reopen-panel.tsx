import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { ReasonPanel } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';

/** Something on the form is wrong: back to where it can be changed. */
export function ReopenPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useMarriage();
  const reopen = useAct('marriage.reopen');
  return (
    <div className="case-panel">
      <ReasonPanel
        title={t('reopen.title')}
        explain={t('reopen.explain')}
        confirm={t('reopen.confirm')}
        suggestions={[t('reopen.wrong'), t('reopen.typed'), t('reopen.changed')]}
        busy={reopen.busy}
        error={<ErrorNotice error={reopen.error} />}
        onCancel={onClose}
        onConfirm={(reason) => void reopen.run({ caseId: view.id, reason }).then((answer) => answer.ok && onClose())}
      />
    </div>
  );
}
