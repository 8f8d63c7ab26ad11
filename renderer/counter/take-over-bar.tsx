import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../client/index.ts';
import { Button, Icon, ReasonPanel } from '../components/index.ts';
import { useShortcut } from './use-shortcut.ts';

/** A colleague's case: whose it is, and the way to go on with it oneself. */
export function TakeOverBar({ view, closed }: { readonly view: CaseView; readonly closed: boolean }): ReactElement {
  const { t } = useTranslation('counter');
  const office = useAsk('office.get', {});
  const session = useAsk('staff.session', {});
  const takeOver = useAct('cases.takeOver');
  const [asking, setAsking] = useState(false);
  const counter = office.value?.office.counters.find(({ code }) => code === view.counter)?.name ?? view.counter;
  const mayFile = isFiledByAny(view) && session.value?.staff.roles.includes('registrar') === true;
  useShortcut('F10', closed || asking ? null : () => setAsking(true));
  useShortcut('Escape', asking ? () => setAsking(false) : null);
  return (
    <>
      <div className="take-over" role="status">
        <Icon name="person" />
        <p>{t(mayFile ? 'takeOver.barFiled' : 'takeOver.bar', { name: view.registrarName, counter })}</p>
        {!closed && !asking && (
          <Button small keys="F10" onPress={() => setAsking(true)}>
            {t('takeOver.open')}
          </Button>
        )}
      </div>
      {asking && (
        <div className="case-panel">
          <ReasonPanel
            title={t('takeOver.title')}
            explain={t('takeOver.explain', { name: view.registrarName })}
            confirm={t('takeOver.confirm')}
            suggestions={[t('takeOver.away'), t('takeOver.shift'), t('takeOver.queue')]}
            busy={takeOver.busy}
            error={<ErrorNotice error={takeOver.error} />}
            onCancel={() => setAsking(false)}
            onConfirm={(reason) => void takeOver.run({ caseId: view.id, reason }).then((answer) => answer.ok && setAsking(false))}
          />
        </div>
      )}
    </>
  );
}

/** 视为撤回 is nobody's: any registrar tells the couple and files its sheet. */
function isFiledByAny(view: CaseView): boolean {
  return view.business === 'divorce' && view.state === 'lapsed';
}
