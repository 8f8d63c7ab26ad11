import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { StaffRole, toIdNumber18, type StaffMember } from '#shared/model/index.ts';
import { useAct } from '../client/index.ts';
import { ApprovalFields, Button, Checkbox, DateField, noApproval, Notice, Panel, TextField } from '../components/index.ts';
import { Several } from '../entry/parts/choice.tsx';
import { PasswordField } from '../entry/parts/password-field.tsx';
import {
  changesOnlyRecord,
  findStaffProblems,
  isEmpty,
  isRegistrarIncomplete,
  type FieldProblems,
  type StaffFields,
} from './form-problems.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from './second-person.tsx';

export interface StaffFormProps {
  readonly session: Session;
  /** Null: a new member. */
  readonly member: StaffMember | null;
  readonly onSaved: (member: StaffMember) => void;
  readonly onCancel: () => void;
}

export function StaffForm({ session, member, onSaved, onCancel }: StaffFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [fields, setFields] = useState<StaffFields>(() => fieldsOf(member));
  const [problems, setProblems] = useState<FieldProblems<keyof StaffFields>>({});
  const [approval, setApproval] = useState(noApproval);
  const [approvalProblem, setApprovalProblem] = useState<ApprovalProblem | null>(null);
  const [weakMinimum, setWeakMinimum] = useState<number | null>(null);
  const add = useAct('staff.add');
  const update = useAct('staff.update');
  const busy = add.busy || update.busy;
  const error = add.error ?? update.error;
  const findSecondPersonProblem = (): ApprovalProblem | null => {
    const problem = findApprovalProblem(session, approval);
    if (problem !== null || member === null || changesOnlyRecord(member, fields)) return problem;
    return approval.code.trim().toUpperCase() === member.code.toUpperCase() ? 'changedPerson' : null;
  };
  const set = (change: Partial<StaffFields>): void => {
    setFields({ ...fields, ...change });
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in change))));
  };
  const words = (field: keyof StaffFields): string | null => {
    const problem = problems[field];
    return problem === undefined ? null : t(`problem.${problem}`, { minimum: weakMinimum });
  };

  const send = async (): Promise<void> => {
    const found = findStaffProblems(fields, member === null);
    const person = findSecondPersonProblem();
    setProblems(found);
    setApprovalProblem(isEmpty(found) ? person : null);
    add.forget();
    update.forget();
    if (!isEmpty(found) || person !== null) return;
    const approved = { approval: { ...approval, code: approval.code.trim() } };
    const common = {
      name: fields.name.trim(),
      roles: [...fields.roles],
      idNumber: fields.idNumber.trim() === '' ? null : toIdNumber18(fields.idNumber),
      certificate:
        fields.certificateUntil === null ? null : { number: fields.certificateNumber.trim(), validUntil: fields.certificateUntil },
    };
    const answer =
      member === null
        ? await add.run({ ...common, code: fields.code.trim(), password: fields.password }, approved)
        : await update.run(
            { ...common, staffId: member.id, active: fields.active, newPassword: fields.password === '' ? null : fields.password },
            approved,
          );
    if (answer.ok) onSaved(answer.value);
    else if (answer.error.code === 'staff.weakPassword') {
      setWeakMinimum(answer.error.details.minimum);
      setProblems({ password: 'passwordShort' });
    }
  };

  return (
    <Panel title={member === null ? t('staff.addTitle') : t('staff.editTitle', { name: member.name, code: member.code })}>
      <form
        className="task-form"
        noValidate
        aria-label={member === null ? t('staff.addTitle') : t('staff.editOf', { name: member.name })}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="task-pair">
          <TextField label={t('staff.name')} value={fields.name} onChange={(name) => set({ name })} error={words('name')} grows autoFocus />
          {member === null && (
            <TextField
              label={t('staff.code')}
              value={fields.code}
              onChange={(code) => set({ code })}
              error={words('code')}
              autoComplete="off"
            />
          )}
        </div>
        <Several
          label={t('staff.roles')}
          options={StaffRole.options.map((id) => ({ id, label: t(`common:role.${id}`) }))}
          value={fields.roles}
          onChange={(roles) => set({ roles })}
          error={words('roles')}
          className="several-two"
        />
        <TextField
          label={t('staff.idNumber')}
          value={fields.idNumber}
          onChange={(idNumber) => set({ idNumber })}
          error={words('idNumber')}
          autoComplete="off"
        />
        <div className="task-pair">
          <TextField
            label={t('staff.certificateNumber')}
            value={fields.certificateNumber}
            onChange={(certificateNumber) => set({ certificateNumber })}
            error={words('certificateNumber')}
            autoComplete="off"
            grows
          />
          <DateField
            label={t('staff.certificateUntil')}
            value={fields.certificateUntil}
            onChange={(certificateUntil) => set({ certificateUntil })}
            error={words('certificateUntil')}
          />
        </div>
        <PasswordField
          label={t(member === null ? 'staff.password' : 'staff.newPassword')}
          hint={t(member === null ? 'staff.passwordHint' : 'staff.newPasswordHint')}
          value={fields.password}
          onChange={(password) => set({ password })}
          error={words('password')}
          canShow
        />
        {member !== null && (
          <Checkbox isSelected={fields.active} onChange={(active) => set({ active })}>
            {t('staff.activeField')}
          </Checkbox>
        )}
        {isRegistrarIncomplete(fields) && <Notice tone="waiting">{t('staff.registrarNeeds')}</Notice>}
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setApprovalProblem(null);
          }}
        />
        <RefusalNotice problem={approvalProblem} error={error?.code === 'staff.weakPassword' ? undefined : error} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('staff.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy} keys="Enter">
            {t('staff.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function fieldsOf(member: StaffMember | null): StaffFields {
  return {
    code: member?.code ?? '',
    name: member?.name ?? '',
    roles: member?.roles ?? ['registrar'],
    idNumber: member?.idNumber ?? '',
    certificateNumber: member?.certificate?.number ?? '',
    certificateUntil: member?.certificate?.validUntil ?? null,
    active: member?.active ?? true,
    password: '',
  };
}
