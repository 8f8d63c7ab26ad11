import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, ReasonPanel, Segmented } from '../../components/index.ts';
import { useDivorce } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';

/** Blanks that a day left with an unfinished visit: any registrar says, before a witness, what became of them. */
export function UnaccountedBlanks(): ReactElement | null {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useDivorce();
  const session = useAsk('staff.session', {});
  const [asking, setAsking] = useState(false);
  const { unaccountedBlanks: blanks } = view;
  const mayAccount = blanks.length > 0 && session.value?.staff.roles.includes('registrar') === true;
  useShortcut('Alt+K', mayAccount && !asking ? () => setAsking(true) : null);
  useShortcut('Escape', asking ? () => setAsking(false) : null);
  if (blanks.length === 0) return null;
  if (asking) return <AccountPanel key={blanks.join()} blanks={blanks} onClose={() => setAsking(false)} />;
  return (
    <div className="case-notice">
      <Notice
        tone="waiting"
        title={t('divorce.unaccounted.title', { blanks: blanks.join(t('common:listComma')) })}
        actions={
          mayAccount && (
            <Button icon="check" keys="Alt+K" onPress={() => setAsking(true)}>
              {t('divorce.unaccounted.open')}
            </Button>
          )
        }
      >
        {t('divorce.unaccounted.explain')}
      </Notice>
    </div>
  );
}

const all = 'all';

function AccountPanel({ blanks, onClose }: { readonly blanks: readonly string[]; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const account = useAct('blanks.account');
  const [which, setWhich] = useState(all);
  const chosen = which === all ? [...blanks] : [which];
  return (
    <div className="case-panel">
      <ReasonPanel
        title={t('divorce.unaccounted.panel')}
        explain={
          <div className="end-explain">
            <p>{t('divorce.unaccounted.explain')}</p>
            {blanks.length > 1 && (
              <Segmented
                label={t('divorce.unaccounted.which')}
                value={which}
                onChange={setWhich}
                options={[{ id: all, label: t('divorce.unaccounted.all') }, ...blanks.map((id) => ({ id, label: id }))]}
              />
            )}
          </div>
        }
        confirm={t('divorce.unaccounted.confirm')}
        suggestions={[t('divorce.unaccounted.found'), t('divorce.unaccounted.notPrinted'), t('divorce.unaccounted.lost')]}
        approval
        busy={account.busy}
        error={<ErrorNotice error={account.error} />}
        onCancel={onClose}
        onConfirm={(reason, approval) =>
          void account.run({ blanks: chosen, reason }, { approval }).then((answer) => answer.ok && onClose())
        }
      />
    </div>
  );
}
