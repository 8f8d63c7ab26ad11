import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, momentWords, useAsk } from '../../client/index.ts';
import { Button, Panel } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';

/** Every act of the case: who, when, why, and who witnessed it. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useOpenCase();
  useShortcut('Escape', onClose);
  const history = useAsk('cases.history', { caseId: view.id });
  return (
    <div className="case-panel">
      <Panel
        title={t('history.title')}
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <ErrorNotice error={history.error} />
        <div className="history" role="group" aria-label={t('history.title')}>
          <table className="history-table">
            <thead>
              <tr>
                <th scope="col">{t('history.at')}</th>
                <th scope="col">{t('history.act')}</th>
                <th scope="col">{t('history.who')}</th>
                <th scope="col">{t('history.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {history.value?.map((row, i) => (
                <tr key={i}>
                  <td>{momentWords(t, row.at)}</td>
                  <td>{t([`history.action.${row.action}`, 'history.action.other'], { action: row.action })}</td>
                  <td>
                    {row.staffName}
                    {row.approverName !== null && <span className="soft"> · {t('history.witness', { name: row.approverName })}</span>}
                  </td>
                  <td>{row.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </div>
  );
}
