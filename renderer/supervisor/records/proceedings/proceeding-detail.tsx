import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { nextActions } from '#shared/law/proceedings/process.ts';
import type { Proceeding, ProceedingStep } from '#shared/model/index.ts';
import { dateWords, momentWords, useAsk, useClient } from '../../../client/index.ts';
import { Panel, Segmented } from '../../../components/index.ts';
import { SheetPrint } from '../../../front-desk/sheet-print.tsx';
import { ScannedPages } from '../scanned-pages.tsx';
import { DueMark } from './due-mark.tsx';
import { StepForm } from './step-form.tsx';

export interface ProceedingDetailProps {
  readonly proceeding: Proceeding;
  readonly session: Session;
  readonly onDone: () => void;
}

/** A proceeding from its first step on, and the next one in a form. */
export function ProceedingDetail({ proceeding, session, onDone }: ProceedingDetailProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const today = useAsk('office.get', {}).value?.today ?? null;
  const mayAct = session.staff.roles.some((role) => role === 'registrar' || role === 'supervisor');
  const next = mayAct ? nextActions(proceeding) : [];
  const [chosen, setChosen] = useState<(typeof next)[number] | null>(null);
  const action = next.find((each) => each === chosen) ?? next[0];
  return (
    <Panel
      title={`${t(`terms:proceedingKind.${proceeding.kind}`)} ${proceeding.number}`}
      actions={<DueMark proceeding={proceeding} today={today} />}
    >
      <p>
        <span className="serif">{`${proceeding.manName} · ${proceeding.womanName}`}</span> {proceeding.registrationNumber}
      </p>
      <h3>{t('records.proceeding.steps')}</h3>
      <ol className="record-notes">
        {proceeding.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {action !== undefined && today !== null && (
        <>
          <h3>{t('records.proceeding.next')}</h3>
          {next.length > 1 && (
            <Segmented
              label={t('records.proceeding.step')}
              value={action}
              onChange={setChosen}
              options={next.map((id) => ({ id, label: t(`terms:proceedingStep.${id}`) }))}
            />
          )}
          <StepForm
            key={`${action} ${proceeding.steps.length}`}
            proceeding={proceeding}
            action={action}
            today={today}
            session={session}
            onDone={onDone}
          />
        </>
      )}
    </Panel>
  );
}

function Step({
  step: { id, at, said, staffName, approverName, until, scans, documentId },
}: {
  readonly step: ProceedingStep;
}): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const client = useClient();
  const drawn = { ok: true, value: { documentId: documentId ?? '' } } as const;
  return (
    <li>
      <p>
        <strong>{t(`terms:proceedingStep.${said.step}`)}</strong>
        {until !== null && ` ${t('records.proceeding.until', { date: dateWords(t, until) })}`}
      </p>
      <Said said={said} />
      <p className="small soft">
        {approverName === null
          ? t('records.proceeding.by', { at: momentWords(t, at), by: staffName })
          : t('records.proceeding.byTwo', { at: momentWords(t, at), by: staffName, approver: approverName })}
      </p>
      <ScannedPages count={scans} load={(page) => client.call('proceedings.page', { stepId: id, page })} />
      {documentId !== null && (
        <SheetPrint
          kind="revocationDecision"
          label={t('records.proceeding.print')}
          draw={{ run: () => Promise.resolve(drawn), busy: false, error: undefined }}
        />
      )}
    </li>
  );
}

function Said({ said }: { readonly said: ProceedingStep['said'] }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const lines: readonly string[] = (() => {
    switch (said.step) {
      case 'open':
        return [
          [t(`terms:proceedingSource.${said.source}`), said.authority, said.document].filter((part) => part !== '').join(' · '),
          said.facts,
          ...said.changes.map(({ field, before, after }) =>
            t('records.changed', { field: t(`terms:recordField.${field as 'registeredOn'}`), before, after }),
          ),
        ];
      case 'review':
        return [said.facts, said.evidence.join(t('common:listComma')), t(`terms:proceedingOutcome.${said.proposes}`)];
      case 'notify':
        return [];
      case 'hear':
        return [t(`terms:hearingHow.${said.how}`), said.text];
      case 'decide':
        return [`${t(`terms:proceedingOutcome.${said.outcome}`)} · ${said.number}`, said.reasons];
      case 'serve':
        return [
          `${t(`terms:servedOn.${said.to}`)} ${said.name} · ${t(`terms:serviceWay.${said.way}`)} · ${dateWords(t, said.on)}`,
          said.text,
        ];
      case 'certificates':
        return [t(`terms:certificatesBecame.${said.became}`), said.text];
      case 'archive':
        return [said.fileNumber];
    }
  })();
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </>
  );
}
