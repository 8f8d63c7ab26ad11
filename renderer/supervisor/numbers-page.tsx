import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberBlock, Session } from '#shared/contract/index.ts';
import { momentWords, useAct, useAsk } from '../client/index.ts';
import { ApprovalFields, Button, noApproval, Notice, Panel, Select, StateMark, TextField } from '../components/index.ts';
import { numberPrefixes, numberRange, registrationNumber } from '../entry/registration-number.ts';
import { wholeNumber } from '../entry/set-up/typed.ts';
import { findBlockProblems, isEmpty, type BlockFields, type FieldProblems } from './form-problems.ts';
import { LeasePanel } from './lease-panel.tsx';
import { Page, Waiting } from './page.tsx';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from './second-person.tsx';
import { lowestLevel } from './warnings.ts';

/** 号段: what the province gave, how far it is used, and the next one entered by two people. */
export function NumbersPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const blocks = useAsk('numbers.list', {}, { keep: true });
  const office = useAsk('office.get', {}, { keep: true });
  const isSupervisor = session.staff.roles.includes('supervisor');
  return (
    <Page
      title={t('numbers.title')}
      aside={
        isSupervisor && office.value ? (
          <>
            <AddBlock
              session={session}
              regionCode={office.value.office.regionCode}
              year={office.value.today.slice(0, 4)}
              onAdded={blocks.again}
            />
            <LeasePanel year={office.value.today.slice(0, 4)} low={lowestLevel(office.value, 'numbers') !== 'enough'} />
          </>
        ) : undefined
      }
    >
      {blocks.value === undefined ? (
        <Waiting error={blocks.error} />
      ) : blocks.value.length === 0 ? (
        <p className="soft">{t('numbers.empty')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('numbers.range')}</th>
              <th scope="col">{t('numbers.progress')}</th>
              <th scope="col" className="table-figure">
                {t('numbers.left')}
              </th>
              <th scope="col">{t('numbers.entered')}</th>
            </tr>
          </thead>
          <tbody>
            {blocks.value.map((block) => (
              <BlockRow key={block.id} block={block} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

function BlockRow({ block }: { readonly block: NumberBlock }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const total = block.last - block.first + 1;
  const used = block.next - block.first;
  const left = total - used;
  return (
    <tr>
      <th scope="row" className="serif">
        <span className="table-two">{registrationNumber(block.prefix, block.regionCode, block.year, block.first)}</span>
        <span className="table-two">{registrationNumber(block.prefix, block.regionCode, block.year, block.last)}</span>
      </th>
      <td>
        <span className="progress">
          <progress value={used} max={total} aria-label={t('numbers.progress')} />
          <span className="small soft">{t('numbers.used', { used, total })}</span>
          <span className="small">
            {left > 0 ? (
              <>
                <span className="soft">{t('numbers.next')}</span>{' '}
                <span className="serif">{registrationNumber(block.prefix, block.regionCode, block.year, block.next)}</span>
              </>
            ) : (
              <StateMark tone="neutral">{t('numbers.exhausted')}</StateMark>
            )}
          </span>
        </span>
      </td>
      <td className="table-figure">{left}</td>
      <td className="table-wrap table-name">
        <span className="table-two">
          {block.approvedBy === null
            ? t('numbers.leasedBy', { name: block.enteredBy })
            : t('numbers.enteredBy', { first: block.enteredBy, second: block.approvedBy })}
        </span>
        <span className="table-two soft small">{momentWords(t, block.enteredAt)}</span>
      </td>
    </tr>
  );
}

interface AddBlockProps {
  readonly session: Session;
  readonly regionCode: string;
  readonly year: string;
  readonly onAdded: () => void;
}

function AddBlock({ session, regionCode, year, onAdded }: AddBlockProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common', 'terms']);
  const [prefix, setPrefix] = useState<NumberBlock['prefix']>('J');
  const [fields, setFields] = useState<BlockFields>({ year, first: '', last: '' });
  const [approval, setApproval] = useState(noApproval);
  const [problems, setProblems] = useState<FieldProblems<keyof BlockFields>>({});
  const [approvalProblem, setApprovalProblem] = useState<ApprovalProblem | null>(null);
  const [added, setAdded] = useState<{ readonly first: string; readonly last: string } | null>(null);
  const add = useAct('numbers.addBlock');
  const block = { prefix, regionCode, year: wholeNumber(fields.year), first: wholeNumber(fields.first), last: wholeNumber(fields.last) };
  const range = numberRange(block);
  const words = (field: keyof BlockFields): string | null => (problems[field] === undefined ? null : t(`problem.${problems[field]}`));
  const set = (change: Partial<BlockFields>): void => {
    setFields({ ...fields, ...change });
    setProblems({});
    setAdded(null);
  };

  const send = async (): Promise<void> => {
    const found = findBlockProblems(fields);
    const person = findApprovalProblem(session, approval);
    setProblems(found);
    setApprovalProblem(isEmpty(found) ? person : null);
    add.forget();
    if (!isEmpty(found) || person !== null) return;
    const answer = await add.run(block, { approval: { ...approval, code: approval.code.trim() } });
    if (!answer.ok) return;
    setAdded(range);
    setFields({ year, first: '', last: '' });
    setApproval(noApproval);
    onAdded();
  };

  return (
    <Panel title={t('numbers.addTitle')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('numbers.addTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Select
          label={t('numbers.prefix')}
          value={prefix}
          onChange={(chosen) => {
            setPrefix(chosen);
            setAdded(null);
          }}
          options={numberPrefixes.map((id) => ({ id, label: t('numbers.of', { paper: t(`terms:numberPrefix.${id}`), prefix: id }) }))}
        />
        <div className="task-pair">
          <TextField label={t('numbers.regionCode')} value={regionCode} isReadOnly />
          <TextField
            label={t('numbers.year')}
            value={fields.year}
            onChange={(text) => set({ year: text })}
            error={words('year')}
            inputMode="numeric"
          />
        </div>
        <div className="task-pair">
          <TextField
            label={t('numbers.first')}
            value={fields.first}
            onChange={(first) => set({ first })}
            error={words('first')}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            label={t('numbers.last')}
            value={fields.last}
            onChange={(last) => set({ last })}
            error={words('last')}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        {range && <p className="task-preview serif">{t('numbers.preview', range)}</p>}
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setApprovalProblem(null);
          }}
        />
        <RefusalNotice problem={approvalProblem} error={add.error} />
        {added && <Notice tone="done">{t('numbers.added', added)}</Notice>}
        <div className="task-actions">
          <Button type="submit" variant="primary" busy={add.busy} keys="Enter">
            {t('numbers.add')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
