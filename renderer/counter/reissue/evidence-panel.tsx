import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, ReasonPanel, StateMark, TextField } from '../../components/index.ts';
import { useReissue } from '../case-context.ts';

/** Where no archive is found: what proves the registration, and that a second person agreed to it; nothing otherwise. */
export function EvidencePanel(): ReactElement | null {
  const { t } = useTranslation('counter');
  const { view, draft, keeper, editable } = useReissue();
  const { source, evidence } = draft.application;
  const approve = useAct('reissue.approveEvidence');
  const [asking, setAsking] = useState(false);
  if (source !== 'none') return null;
  const approved = view.approved && view.application.evidence === evidence;
  const ask = async (): Promise<void> => {
    if (await keeper.flush()) setAsking(true);
  };
  if (asking)
    return (
      <ReasonPanel
        title={t('reissue.evidence.approve')}
        explain={t('reissue.evidence.approveExplain')}
        confirm={t('reissue.evidence.approve')}
        approval
        busy={approve.busy}
        error={<ErrorNotice error={approve.error} />}
        onCancel={() => setAsking(false)}
        onConfirm={(reason, approval) =>
          void approve.run({ caseId: view.id, reason }, { approval }).then((answer) => answer.ok && setAsking(false))
        }
      />
    );
  return (
    <Panel title={t('reissue.evidence.title')} actions={approved && <StateMark tone="done">{t('reissue.evidence.approved')}</StateMark>}>
      <TextField
        label={t('reissue.evidence.label')}
        hint={t('reissue.evidence.hint')}
        value={evidence}
        onChange={(text) => keeper.changeApplication({ evidence: text })}
        rows={2}
        maxLength={500}
        isDisabled={!editable}
        isRequired
      />
      {view.actions.includes('approveEvidence') && !approved && (
        <div className="reissue-line">
          <Button isDisabled={evidence.trim() === ''} onPress={() => void ask()}>
            {t('reissue.evidence.approve')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
