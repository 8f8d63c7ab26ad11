import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Checkbox, Panel } from '../../../components/index.ts';
import { useMarriage } from '../../case-context.ts';
import { MismatchConclusion } from '../../mismatch-conclusion.tsx';
import { ApplicationBar } from '../application-bar.tsx';
import { Circumstances } from '../circumstances.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** ② 初审: what each says of themselves, asked apart. */
export function PrecheckStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, keeper, pendingReasons } = useMarriage();
  const precheck = useAct('marriage.precheck');
  const [bothPresent, setBothPresent] = useState(false);
  const [askedApart, setAskedApart] = useState(false);
  const open = view.actions.includes('precheck');
  const precheckNow = async (): Promise<void> => {
    if (await keeper.flush()) await precheck.run({ caseId: view.id, bothPresent, askedApart });
  };
  const missing = pendingReasons.size > 0 ? t('missing.reason') : bothPresent && askedApart ? null : t('missing.confirmations');
  return (
    <StepFrame primary={open ? { label: t('primary.precheck'), onPress: () => void precheckNow(), busy: precheck.busy, missing } : null}>
      <ErrorNotice error={precheck.error} onDismiss={precheck.forget} />
      <CoupleSummary />
      <ApplicationBar />
      <div className="couple circumstances-couple">
        {slots.map((slot) => (
          <Circumstances key={slot} slot={slot} />
        ))}
      </div>
      <MismatchConclusion />
      {open && (
        <Panel title={t('precheck.confirm')} className="precheck-confirm">
          <Checkbox isSelected={bothPresent} onChange={setBothPresent}>
            {t('precheck.bothPresent')}
          </Checkbox>
          <Checkbox isSelected={askedApart} onChange={setAskedApart}>
            {t('precheck.askedApart')}
          </Checkbox>
        </Panel>
      )}
    </StepFrame>
  );
}
