import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, Session } from '#shared/contract/index.ts';
import type { BackfillBatch } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useClient } from '../../client/index.ts';
import { Button, Notice, Panel, ReasonPanel } from '../../components/index.ts';
import { ExportHeld } from './export-held.tsx';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export interface BatchPanelProps {
  readonly batch: BackfillBatch;
  readonly session: Session;
  readonly isBusy: boolean;
  readonly onHeld: () => void;
  readonly onClose: () => void;
}

/** What can be done with a batch: gone on with, its waiting rows corrected, or all of it taken back. */
export function BatchPanel({ batch, session, isBusy, onHeld, onClose }: BatchPanelProps): ReactElement {
  const { t } = useTranslation(['backfill', 'common']);
  const client = useClient();
  const resume = useAct('backfill.resume');
  const rollBack = useAct('backfill.rollBack');
  const [isExporting, setExporting] = useState(false);
  const [isRollingBack, setRollingBack] = useState(false);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const { id, state, taken, held, setAside, kept } = batch;
  const goOn = async (isElsewhere: boolean): Promise<void> => {
    const path = isElsewhere ? await client.chooseTable() : null;
    if (isElsewhere && path === null) return;
    await resume.run({ batchId: id, path });
  };
  const takeBack = async (reason: string, approval: Approval | null): Promise<void> => {
    const person = approval === null ? 'incomplete' : findApprovalProblem(session, approval);
    setProblem(person);
    rollBack.forget();
    if (person !== null || approval === null) return;
    const answer = await rollBack.run({ batchId: id, reason }, { approval: { ...approval, code: approval.code.trim() } });
    if (answer.ok) onClose();
  };
  if (isRollingBack)
    return (
      <ReasonPanel
        title={t('batch.rollBack')}
        explain={t('batch.rollBackExplain', { taken })}
        confirm={t('batch.rollBack')}
        approval
        busy={rollBack.busy}
        error={<RefusalNotice problem={problem} error={rollBack.error} />}
        onCancel={() => setRollingBack(false)}
        onConfirm={(reason, approval) => void takeBack(reason, approval)}
      />
    );
  return (
    <Panel className="backfill-panel" title={batch.fileName} actions={<Button onPress={onClose}>{t('common:action.back')}</Button>}>
      <div className="backfill-batch">
        <p className="soft small">
          {t('batch.figures', { taken, held, setAside })}
          {kept > 0 && t('batch.kept', { kept })}
        </p>
        {(state === 'open' || state === 'rollingBack') && (
          <>
            <Notice tone="waiting">{t(`batch.explain.${state}`)}</Notice>
            <Button variant="primary" isDisabled={isBusy} busy={resume.busy} onPress={() => void goOn(false)}>
              {t('batch.goOn')}
            </Button>
            {state === 'open' && (
              <Button isDisabled={isBusy} onPress={() => void goOn(true)}>
                {t('batch.goOnElsewhere')}
              </Button>
            )}
          </>
        )}
        {held > 0 && (
          <>
            <p>{t('batch.heldExplain', { held })}</p>
            <Button icon="search" onPress={onHeld}>
              {t('batch.showHeld')}
            </Button>
            <Button icon="paper" aria-expanded={isExporting} onPress={() => setExporting(!isExporting)}>
              {t('batch.exportHeld')}
            </Button>
          </>
        )}
        <ErrorNotice error={resume.error} onDismiss={resume.forget} />
        {(state === 'open' || state === 'done') && (
          <Button variant="quiet" isDisabled={isBusy} onPress={() => setRollingBack(true)}>
            {t('batch.rollBack')}
          </Button>
        )}
      </div>
      {isExporting && held > 0 && <ExportHeld batchId={id} />}
    </Panel>
  );
}
