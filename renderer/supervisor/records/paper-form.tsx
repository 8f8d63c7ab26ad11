import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { slots, type Registration, type CivilDate, type Slot } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { ApprovalFields, Button, DateField, noApproval, Notice, Panel, Segmented, TextField } from '../../components/index.ts';
import { Page } from '../page.tsx';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

interface Typed {
  readonly name: string;
  readonly idNumber: string;
  readonly born: CivilDate | null;
}
const nobody: Typed = { name: '', idNumber: '', born: null };
const empty = {
  kind: 'marriage' as Registration,
  registrationNumber: '',
  office: '',
  registeredOn: null as CivilDate | null,
  fileNumber: '',
  man: nobody,
  woman: nobody,
};

/** A record from the paper archive: typed by one, compared with the paper by another. What the paper does not say stays empty. */
export function PaperForm({ parts, session }: { readonly parts: ReactNode; readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [typed, setTyped] = useState(empty);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const [done, setDone] = useState(false);
  const enter = useAct('records.enterPaper');
  const { kind, registrationNumber, office, registeredOn, fileNumber, man, woman } = typed;
  const complete = registeredOn !== null && [man.name, woman.name, office].every((text) => text.trim() !== '');
  const change = (part: Partial<typeof typed>): void => {
    setTyped({ ...typed, ...part });
    setDone(false);
  };

  const send = async (): Promise<void> => {
    if (registeredOn === null || !complete) return;
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    enter.forget();
    if (person !== null) return;
    const record = {
      kind,
      registrationNumber: registrationNumber.trim(),
      office: { code: null, name: office.trim() },
      registeredOn,
      man,
      woman,
    };
    const answer = await enter.run(
      { ...record, fileNumber: fileNumber.trim() === '' ? null : fileNumber.trim() },
      { approval: { ...approval, code: approval.code.trim() } },
    );
    if (!answer.ok) return;
    // The next of the same volume: office and kind stay.
    setTyped({ ...empty, kind, office });
    setApproval(noApproval);
    setDone(true);
  };

  const person = (slot: Slot) => {
    const of = typed[slot];
    const put = (part: Partial<Typed>): void => change({ [slot]: { ...of, ...part } });
    return (
      <fieldset key={slot} className="record-person">
        <legend>{t(`terms:slot.${slot}`)}</legend>
        <TextField label={t('records.paper.name')} value={of.name} onChange={(name) => put({ name })} maxLength={60} serif isRequired />
        <TextField label={t('records.paper.idNumber')} value={of.idNumber} onChange={(idNumber) => put({ idNumber })} maxLength={30} />
        <DateField label={t('records.paper.born')} value={of.born} onChange={(born) => put({ born })} />
      </fieldset>
    );
  };

  return (
    <Page title={t('page.records')} parts={parts}>
      <Panel title={t('records.part.paper')}>
        <form
          className="task-form"
          noValidate
          aria-label={t('records.part.paper')}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p className="soft small">{t('records.paper.explain')}</p>
          {done && <Notice tone="done">{t('records.paper.done')}</Notice>}
          <Segmented
            label={t('records.paper.kind')}
            value={kind}
            onChange={(next) => change({ kind: next })}
            options={(['marriage', 'divorce'] as const).map((id) => ({ id, label: t(`terms:business.${id}`) }))}
          />
          <div className="task-pair">
            <TextField
              label={t('records.field.number')}
              hint={t('records.paper.numberHint')}
              value={registrationNumber}
              onChange={(text) => change({ registrationNumber: text })}
              maxLength={60}
              serif
            />
            <DateField label={t('records.field.on')} value={registeredOn} onChange={(on) => change({ registeredOn: on })} isRequired />
          </div>
          <div className="task-pair">
            <TextField
              label={t('records.field.office')}
              value={office}
              onChange={(text) => change({ office: text })}
              maxLength={60}
              isRequired
            />
            <TextField
              label={t('records.field.file')}
              value={fileNumber}
              onChange={(text) => change({ fileNumber: text })}
              maxLength={60}
            />
          </div>
          <div className="task-pair">{slots.map(person)}</div>
          <ApprovalFields
            value={approval}
            onChange={(value) => {
              setApproval(value);
              setProblem(null);
            }}
          />
          <RefusalNotice problem={problem} error={enter.error} safe={t('records.paper.not')} />
          <div className="task-actions">
            <Button type="submit" variant="primary" isDisabled={!complete} busy={enter.busy} keys="Enter">
              {t('records.paper.do')}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  );
}
