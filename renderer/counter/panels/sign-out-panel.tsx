import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { Button, Panel, PersonName } from '../../components/index.ts';

export interface SignOutPanelProps {
  /** Prepared by whoever signs out, not yet registered. */
  readonly prepared: readonly CaseRow[];
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** Prepared certificates bear today's date and are registered or voided today: said before somebody goes home. */
export function SignOutPanel({ prepared, onOpen, onClose }: SignOutPanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const signOut = useAct('staff.signOut');
  return (
    <Panel title={t('signOut.title')} className="reason-panel">
      <div className="reason-body">
        <p>{t('signOut.explain')}</p>
        <ul className="papers">
          {prepared.map((row) => (
            <li key={row.id} className="paper">
              <button type="button" className="paper-open" onClick={() => onOpen(row.id)}>
                <span className="serif">
                  <PersonName text={t('worklist.couple', { man: row.manName, woman: row.womanName })} />
                </span>{' '}
                {row.number}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="reason-actions">
        <Button autoFocus onPress={onClose}>
          {t('common:action.back')}
        </Button>
        <Button busy={signOut.busy} onPress={() => void signOut.run({})}>
          {t('signOut.anyway')}
        </Button>
      </div>
    </Panel>
  );
}
