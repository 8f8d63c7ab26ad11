import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Session } from '#shared/contract/index.ts';
import { unserved, type nextActions } from '#shared/law/proceedings/process.ts';
import { CertificatesStep, DecideStep, HearStep, ServedOn, ServeStep, type CivilDate, type Proceeding } from '#shared/model/index.ts';
import { encodeFile, useAct } from '../../../client/index.ts';
import { ApprovalFields, Button, DateField, noApproval, Select, TextField } from '../../../components/index.ts';
import { findApprovalProblem, type ApprovalProblem } from '../../second-person.tsx';
import { PageChooser } from '../page-chooser.tsx';
import { Refused } from './refused.tsx';

type Action = ReturnType<typeof nextActions>[number];
type Said = Input<'proceedings.step'>['said'] | Input<'proceedings.decide'>['said'];

export interface StepFormProps {
  readonly proceeding: Proceeding;
  readonly action: Action;
  readonly today: CivilDate;
  readonly session: Session;
  readonly onDone: () => void;
}

/** One step, with what it needs and the scans that come with it; the core says what is lacking. */
export function StepForm({ proceeding, action, today, session, onDone }: StepFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const waiting = unserved(proceeding.steps);
  const [words, setWords] = useState({
    facts: '',
    evidence: '',
    text: '',
    number: '',
    reasons: '',
    name: nameOf(waiting[0] ?? 'interested'),
  });
  const [outcome, setOutcome] = useState<'granted' | 'declined'>('granted');
  const [how, setHow] = useState<HearStep['how']>('silent');
  const [to, setTo] = useState<ServedOn>(waiting[0] ?? 'interested');
  const [way, setWay] = useState<ServeStep['way']>('direct');
  const [on, setOn] = useState<CivilDate | null>(today);
  const [became, setBecame] = useState<CertificatesStep['became']>('takenBack');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const step = useAct('proceedings.step');
  const decide = useAct('proceedings.decide');
  const write = (part: keyof typeof words) => (value: string) => setWords({ ...words, [part]: value });

  function nameOf(served: ServedOn): string {
    return served === 'man' ? proceeding.manName : served === 'woman' ? proceeding.womanName : '';
  }
  const said = (): Said => {
    const { facts, evidence, text, number, reasons, name } = words;
    const lines = evidence.split('\n').map((line) => line.trim());
    const all = {
      review: { step: 'review', facts, evidence: lines.filter((line) => line !== ''), proposes: outcome },
      notify: { step: 'notify' },
      hear: { step: 'hear', how, text },
      decide: { step: 'decide', outcome, number, reasons },
      serve: { step: 'serve', on: on ?? today, to, name: name.trim() || t(`terms:servedOn.${to}`), way, text },
      certificates: { step: 'certificates', became, text },
      archive: { step: 'archive', fileNumber: number },
    } as const satisfies Record<Action, Said>;
    return all[action];
  };

  const send = async (): Promise<void> => {
    const pages = await Promise.all(files.map((file) => encodeFile(file)));
    const next = said();
    if (next.step !== 'decide') {
      const answer = await step.run({ id: proceeding.id, said: next, pages });
      if (answer.ok) onDone();
      return;
    }
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    decide.forget();
    if (person !== null) return;
    const answer = await decide.run({ id: proceeding.id, said: next, pages }, { approval: { ...approval, code: approval.code.trim() } });
    if (answer.ok) onDone();
  };

  const outcomes = (
    <Select
      label={t(`records.proceeding.outcome.${action === 'review' ? 'review' : 'decide'}`)}
      value={outcome}
      onChange={setOutcome}
      options={DecideStep.shape.outcome.options.map((id) => ({ id, label: t(`terms:proceedingOutcome.${id}`) }))}
    />
  );
  const label = t(`terms:proceedingStep.${action}`);
  return (
    <form
      className="task-form"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {action === 'review' && (
        <>
          <TextField
            label={t('records.proceeding.found')}
            value={words.facts}
            onChange={write('facts')}
            rows={3}
            maxLength={1000}
            isRequired
          />
          <TextField
            label={t('records.proceeding.evidence')}
            hint={t('records.proceeding.evidenceHint')}
            value={words.evidence}
            onChange={write('evidence')}
            rows={3}
            maxLength={1000}
            isRequired
          />
          {outcomes}
        </>
      )}
      {action === 'notify' && <p className="soft small">{t('records.proceeding.explain.notify')}</p>}
      {action === 'hear' && (
        <Select
          label={t('records.proceeding.how')}
          value={how}
          onChange={setHow}
          options={HearStep.shape.how.options.map((id) => ({ id, label: t(`terms:hearingHow.${id}`) }))}
        />
      )}
      {action === 'decide' && (
        <>
          {outcomes}
          <TextField label={t('records.proceeding.decision')} value={words.number} onChange={write('number')} maxLength={80} isRequired />
          <TextField
            label={t('records.proceeding.reasons')}
            value={words.reasons}
            onChange={write('reasons')}
            rows={3}
            maxLength={1000}
            isRequired
          />
        </>
      )}
      {action === 'serve' && (
        <>
          <div className="task-pair">
            <Select
              label={t('records.proceeding.to')}
              value={to}
              onChange={(next) => {
                setTo(next);
                setWords({ ...words, name: nameOf(next) });
              }}
              options={ServedOn.options.map((id) => ({ id, label: t(`terms:servedOn.${id}`) }))}
            />
            <TextField label={t('records.proceeding.name')} value={words.name} onChange={write('name')} maxLength={80} isRequired />
          </div>
          <div className="task-pair">
            <Select
              label={t('records.proceeding.way')}
              value={way}
              onChange={setWay}
              options={ServeStep.shape.way.options.map((id) => ({ id, label: t(`terms:serviceWay.${id}`) }))}
            />
            <DateField label={t('records.proceeding.servedOn')} value={on} onChange={setOn} isRequired />
          </div>
        </>
      )}
      {action === 'certificates' && (
        <Select
          label={t('records.proceeding.became')}
          value={became}
          onChange={setBecame}
          options={CertificatesStep.shape.became.options.map((id) => ({ id, label: t(`terms:certificatesBecame.${id}`) }))}
        />
      )}
      {(action === 'hear' || action === 'serve' || action === 'certificates') && (
        <TextField label={t(`records.proceeding.text.${action}`)} value={words.text} onChange={write('text')} rows={2} maxLength={300} />
      )}
      {action === 'archive' && (
        <TextField label={t('records.revocationFile')} value={words.number} onChange={write('number')} maxLength={60} />
      )}
      <PageChooser files={files} onChange={setFiles} />
      {action === 'decide' && (
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
      )}
      <Refused problem={problem} error={step.error ?? decide.error} />
      <div className="task-actions">
        <Button type="submit" variant="primary" isDisabled={action === 'serve' && on === null} busy={step.busy || decide.busy} keys="Enter">
          {t('records.proceeding.do', { step: label })}
        </Button>
      </div>
    </form>
  );
}
