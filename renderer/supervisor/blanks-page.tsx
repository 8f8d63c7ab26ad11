import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlankRow, Session } from '#shared/contract/index.ts';
import { Registration } from '#shared/model/index.ts';
import { momentWords, useAct, useAsk } from '../client/index.ts';
import { ApprovalFields, Button, noApproval, Notice, Panel, Segmented, StateMark, TextField, type Tone } from '../components/index.ts';
import { Choice } from '../entry/parts/choice.tsx';
import { paperOfBlank } from '../entry/registration-number.ts';
import { blankCount } from '../entry/set-up/problems.ts';
import { findBatchProblems, isEmpty, plainBatch, type BatchFields, type FieldProblems } from './form-problems.ts';
import { Page, Waiting } from './page.tsx';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from './second-person.tsx';
import { GiveUpBlank, type GivenUp } from './give-up-blank.tsx';
import { SpoiltReport } from './spoilt/spoilt-report.tsx';

const filters = ['all', 'stock', 'taken', 'used', 'unaccounted', 'voided'] as const;
type Filter = (typeof filters)[number];
const shownRows = 200;

const tones: Readonly<Record<BlankRow['state'], Tone>> = {
  stock: 'neutral',
  taken: 'waiting',
  used: 'done',
  unaccounted: 'waiting',
  voided: 'refused',
};

/** 空白证台账: every blank, what became of it, and who stood by. */
export function BlanksPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common', 'terms']);
  const [filter, setFilter] = useState<Filter>('all');
  const [voiding, setVoiding] = useState<GivenUp | null>(null);
  const [voided, setVoided] = useState<GivenUp | null>(null);
  const [reporting, setReporting] = useState(false);
  const blanks = useAsk('blanks.list', { state: filter === 'all' ? null : filter, limit: shownRows }, { keep: true });
  const office = useAsk('office.get', {}, { keep: true });
  const unaccounted = office.value?.blanksUnaccounted ?? 0;
  const { roles } = session.staff;
  const mayAdd = roles.includes('supervisor');
  const mayVoid = mayAdd || roles.includes('registrar');

  if (reporting) return <SpoiltReport session={session} onClose={() => setReporting(false)} />;
  return (
    <Page
      title={t('blanks.title')}
      actions={
        <Button icon="paper" onPress={() => setReporting(true)}>
          {t('blanks.report.open')}
        </Button>
      }
      aside={
        voiding !== null ? (
          <GiveUpBlank
            key={voiding.blank}
            session={session}
            row={voiding}
            onCancel={() => setVoiding(null)}
            onDone={() => {
              setVoided(voiding);
              setVoiding(null);
              blanks.again();
            }}
          />
        ) : mayAdd ? (
          <AddBatch session={session} onAdded={blanks.again} />
        ) : undefined
      }
    >
      <div className="table-tools">
        <Choice
          row
          label={t('blanks.filter')}
          value={filter}
          onChange={setFilter}
          options={filters.map((id) => ({ id, label: t(id === 'all' ? 'blanks.all' : `blanks.state.${id}`) }))}
        />
        {blanks.value && <span className="soft small">{t('blanks.shown', { count: blanks.value.length })}</span>}
      </div>
      {unaccounted > 0 && filter !== 'unaccounted' && (
        <Notice
          tone="waiting"
          actions={
            <Button small onPress={() => setFilter('unaccounted')}>
              {t('blanks.account.show')}
            </Button>
          }
        >
          {t('blanks.account.waiting', { count: unaccounted })}
        </Notice>
      )}
      {voided !== null && (
        <Notice tone="done" onDismiss={() => setVoided(null)}>
          {t(voided.state === 'stock' ? 'blanks.voided' : 'blanks.account.done', { blank: voided.blank })}
        </Notice>
      )}
      {blanks.value === undefined ? (
        <Waiting error={blanks.error} />
      ) : blanks.value.length === 0 ? (
        <p className="soft">{t('blanks.empty')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('blanks.blank')}</th>
              <th scope="col">{t('blanks.status')}</th>
              <th scope="col">{t('blanks.registrationNumber')}</th>
              <th scope="col">{t('blanks.changed')}</th>
              <th scope="col">{t('blanks.by')}</th>
              <th scope="col">
                <span className="unseen">{t('blanks.void')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {blanks.value.map((row) => (
              <tr key={row.blank} className={voiding?.blank === row.blank ? 'table-current' : undefined}>
                <th scope="row" className="serif">
                  <span className="table-two">{row.blank}</span>
                  <span className="table-two soft small sans">{t(`terms:documentKind.${paperOfBlank[row.kind]}`)}</span>
                </th>
                <td>
                  <StateMark tone={tones[row.state]}>{t(`blanks.state.${row.state}`)}</StateMark>
                </td>
                <td className="table-wrap">
                  {row.registrationNumber !== null && <span className="table-two serif">{row.registrationNumber}</span>}
                  {row.caseNumber !== null && (
                    <span className="table-two soft small">
                      {t('blanks.case')} {row.caseNumber}
                    </span>
                  )}
                  {row.reason !== null && <span className="table-two small">{row.reason}</span>}
                </td>
                <td className="table-moment small">{momentWords(t, row.changedAt)}</td>
                <td className="table-wrap table-name">
                  {row.changedBy}
                  {row.witnessedBy !== null && (
                    <span className="table-two soft small">
                      {t('blanks.witness')} {row.witnessedBy}
                    </span>
                  )}
                </td>
                <td className="table-actions">
                  {mayVoid && (row.state === 'stock' || row.state === 'unaccounted') && (
                    <Button
                      variant="quiet"
                      small
                      aria-label={t(row.state === 'stock' ? 'blanks.voidThis' : 'blanks.account.of', { blank: row.blank })}
                      onPress={() => {
                        setVoided(null);
                        setVoiding(row);
                      }}
                    >
                      {t(row.state === 'stock' ? 'blanks.void' : 'blanks.account.open')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

function AddBatch({ session, onAdded }: { readonly session: Session; readonly onAdded: () => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common', 'terms']);
  const [kind, setKind] = useState<BlankRow['kind']>('marriage');
  const [fields, setFields] = useState<BatchFields>({ first: '', last: '' });
  const [approval, setApproval] = useState(noApproval);
  const [problems, setProblems] = useState<FieldProblems<keyof BatchFields>>({});
  const [approvalProblem, setApprovalProblem] = useState<ApprovalProblem | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const add = useAct('blanks.addBatch');
  const { from, to } = plainBatch(fields);
  const count = blankCount(from, to);
  const words = (field: keyof BatchFields): string | null => (problems[field] === undefined ? null : t(`problem.${problems[field]}`));
  const set = (change: Partial<BatchFields>): void => {
    setFields({ ...fields, ...change });
    setProblems({});
    setAdded(null);
  };

  const send = async (): Promise<void> => {
    const found = findBatchProblems(fields);
    const person = findApprovalProblem(session, approval);
    setProblems(found);
    setApprovalProblem(isEmpty(found) ? person : null);
    add.forget();
    if (!isEmpty(found) || person !== null) return;
    const answer = await add.run({ kind, first: from, last: to }, { approval: { ...approval, code: approval.code.trim() } });
    if (!answer.ok) return;
    setFields({ first: '', last: '' });
    setApproval(noApproval);
    setAdded(answer.value.added);
    onAdded();
  };

  return (
    <Panel title={t('blanks.addTitle')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('blanks.addTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Segmented
          label={t('blanks.kind')}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen);
            setAdded(null);
          }}
          options={Registration.options.map((id) => ({ id, label: t(`terms:documentKind.${paperOfBlank[id]}`) }))}
        />
        <div className="task-pair">
          <TextField
            label={t('blanks.first')}
            value={fields.first}
            onChange={(first) => set({ first })}
            error={words('first')}
            autoComplete="off"
          />
          <TextField
            label={t('blanks.last')}
            value={fields.last}
            onChange={(last) => set({ last })}
            error={words('last')}
            autoComplete="off"
          />
        </div>
        {count !== null && <p className="task-preview">{t('blanks.preview', { count })}</p>}
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setApprovalProblem(null);
          }}
        />
        <RefusalNotice problem={approvalProblem} error={add.error} />
        {added !== null && <Notice tone="done">{t('blanks.added', { count: added })}</Notice>}
        <div className="task-actions">
          <Button type="submit" variant="primary" busy={add.busy} keys="Enter">
            {t('blanks.add')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
