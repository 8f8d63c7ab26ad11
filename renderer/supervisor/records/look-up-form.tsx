import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordQuery, Session } from '#shared/contract/index.ts';
import { countryCodes, countryName } from '#shared/locales/country-name.ts';
import { papersOf } from '#shared/law/records/look-up.ts';
import {
  LookUpBy,
  LookUpGiven,
  type LookUp,
  type LookUpPaper,
  type LookUpRequest,
  type ProofUse,
  type RegisterRecord,
} from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { ApprovalFields, Button, ComboBox, Findings, noApproval, Notice, Panel, Select, TextField } from '../../components/index.ts';
import { SheetPrint } from '../../front-desk/sheet-print.tsx';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export interface LookUpFormProps {
  /** What is to be shown; null: nothing was found. */
  readonly record: RegisterRecord | null;
  readonly by: Pick<RecordQuery, 'text'>;
  readonly matter: string;
  readonly session: Session;
}

/** From top to bottom: who asks, as what, on which papers, for what, what they get; what the law says of it; the approval. */
export function LookUpForm({ record, by, matter, session }: LookUpFormProps): ReactElement {
  const { t, i18n } = useTranslation(['supervisor', 'terms', 'common']);
  const [applicant, setApplicant] = useState<LookUpRequest['applicant']>({ by: 'self', name: '', idNumber: '', unit: '' });
  const [of, setOf] = useState(/\d/.test(by.text) ? { name: '', idNumber: by.text } : { name: by.text, idNumber: '' });
  const [numbers, setNumbers] = useState<Partial<Record<LookUpPaper, string>>>({});
  const [suit, setSuit] = useState('');
  const [given, setGiven] = useState<LookUpGiven>(record === null ? 'explanation' : 'copies');
  const [use, setUse] = useState<ProofUse | null>(null);
  const [pages, setPages] = useState('1');
  const [asked, setAsked] = useState('none');
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const [done, setDone] = useState<LookUp | null>(null);
  const enter = useAct('lookUps.enter');
  const waiting = useAsk('recordRequests.list', {}).value?.filter(({ state }) => state === 'waiting') ?? [];

  const isSelf = applicant.by === 'self';
  const ofParty = isSelf || applicant.by === 'agent';
  const request: LookUpRequest = {
    applicant: isSelf ? { ...applicant, ...of } : applicant,
    of,
    matter,
    papers: papersOf[applicant.by].map((kind) => ({ kind, number: numbers[kind] ?? '' })),
    suit,
    given,
    use: given === 'proof' ? use : null,
    records: record === null ? [] : [{ id: record.id, pages: given === 'copies' ? Number(pages) || 0 : 0 }],
  };
  const named = of.name.trim() !== '' && request.applicant.name.trim() !== '';
  const findings = useAsk('lookUps.examine', request, { enabled: named, keep: true }).value ?? [];
  const barred = findings.some(({ outcome }) => outcome === 'refuse');

  const send = async (): Promise<void> => {
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    enter.forget();
    if (person !== null) return;
    const answer = await enter.run(
      { ...request, asked: asked === 'none' ? null : asked },
      { approval: { ...approval, code: approval.code.trim() } },
    );
    if (answer.ok) setDone(answer.value);
  };

  if (done !== null) return <Given lookUp={done} />;
  return (
    <Panel title={t('records.give')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('records.give')}
        onSubmit={(event) => {
          event.preventDefault();
          if (named && !barred) void send();
        }}
      >
        {waiting.length > 0 && (
          <Select
            label={t('records.asked')}
            value={asked}
            onChange={setAsked}
            options={[
              { id: 'none', label: t('records.askedHere') },
              ...waiting.map(({ id, number, name }) => ({ id, label: `${number} ${name}` })),
            ]}
          />
        )}
        <Select
          label={t('records.applicantBy')}
          value={applicant.by}
          onChange={(next) => setApplicant({ ...applicant, by: next })}
          options={LookUpBy.options.map((id) => ({ id, label: t(`terms:lookUpBy.${id}`) }))}
          autoFocus
        />
        <div className="task-pair">
          <TextField
            label={t('records.ofName')}
            value={of.name}
            onChange={(name) => setOf({ ...of, name })}
            maxLength={60}
            serif
            isRequired
          />
          <TextField label={t('records.ofNumber')} value={of.idNumber} onChange={(idNumber) => setOf({ ...of, idNumber })} maxLength={30} />
        </div>
        {!isSelf && (
          <div className="task-pair">
            <TextField
              label={t('records.applicant')}
              value={applicant.name}
              onChange={(name) => setApplicant({ ...applicant, name })}
              maxLength={60}
              serif
              isRequired
            />
            <TextField
              label={t('records.applicantNumber')}
              value={applicant.idNumber}
              onChange={(idNumber) => setApplicant({ ...applicant, idNumber })}
              maxLength={30}
            />
          </div>
        )}
        {!ofParty && (
          <TextField
            label={t('records.unit')}
            value={applicant.unit}
            onChange={(unit) => setApplicant({ ...applicant, unit })}
            maxLength={80}
            isRequired
          />
        )}
        {papersOf[applicant.by].map((kind) => (
          <TextField
            key={kind}
            label={t('records.paperNumber', { paper: t(`terms:lookUpPaper.${kind}`) })}
            value={numbers[kind] ?? ''}
            onChange={(number) => setNumbers({ ...numbers, [kind]: number })}
            maxLength={80}
            isRequired
          />
        ))}
        {applicant.by === 'lawyer' && (
          <TextField label={t('records.suit')} hint={t('records.suitHint')} value={suit} onChange={setSuit} maxLength={120} isRequired />
        )}
        <div className="task-pair">
          <Select
            label={t('records.given')}
            value={given}
            onChange={setGiven}
            options={LookUpGiven.options.map((id) => ({ id, label: t(`terms:lookUpGiven.${id}`) }))}
          />
          {given === 'copies' && (
            <TextField
              label={t('records.pages')}
              value={pages}
              onChange={(text) => setPages(text.replaceAll(/\D/g, ''))}
              maxLength={3}
              inputMode="numeric"
            />
          )}
          {given === 'proof' && (
            <Select
              label={t('records.use')}
              value={use?.for ?? null}
              onChange={(chosen) => setUse(chosen === 'country' ? { for: 'country', country: 'XXX' } : { for: chosen })}
              options={(['taiwan', 'country', 'other'] as const).map((id) => ({ id, label: t(`records.useOf.${id}`) }))}
            />
          )}
        </div>
        {given === 'proof' && use?.for === 'country' && (
          <ComboBox
            label={t('records.country')}
            value={use.country === 'XXX' ? null : use.country}
            onChange={(country) => setUse({ for: 'country', country })}
            options={countryCodes.map((id) => ({ id, label: countryName(i18n.language === 'en' ? 'en' : 'zh-CN', id) }))}
          />
        )}
        {named && findings.length > 0 && <Findings findings={findings} />}
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
        <RefusalNotice problem={problem} error={enter.error} safe={t('records.giveNot')} />
        <div className="task-actions">
          <Button type="submit" variant="primary" isDisabled={!named || barred} busy={enter.busy} keys="Enter">
            {t('records.doGive')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** What was entered, and the paper to print. */
function Given({ lookUp: { number, documentId, given } }: { readonly lookUp: LookUp }): ReactElement {
  const { t } = useTranslation('supervisor');
  const drawn = { ok: true, value: { documentId: documentId ?? '' } } as const;
  return (
    <Panel title={t('records.give')}>
      <Notice tone="done">{t('records.entered', { number })}</Notice>
      {documentId !== null && (
        <>
          {given !== 'explanation' && <p>{t('records.stamp')}</p>}
          <SheetPrint
            kind="archiveCopy"
            label={t('records.print')}
            draw={{ run: () => Promise.resolve(drawn), busy: false, error: undefined }}
          />
        </>
      )}
    </Panel>
  );
}
