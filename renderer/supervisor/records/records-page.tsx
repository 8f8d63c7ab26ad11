import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { StaffRole } from '#shared/model/index.ts';
import { Choice } from '../../entry/parts/choice.tsx';
import { DishonestyList } from './dishonesty-list.tsx';
import { FindRecords } from './find-records.tsx';
import { Looks } from './looks.tsx';
import { LookUpRegister } from './look-up-register.tsx';
import { PaperForm } from './paper-form.tsx';
import { Proceedings } from './proceedings/proceedings.tsx';
import '../../components/tables.css';
import '../tasks.css';
import './records.css';

const parts = ['find', 'proceedings', 'register', 'paper', 'dishonesty', 'looks'] as const;
type Part = (typeof parts)[number];

/** Who may call what a part shows. */
const partOf: Readonly<Record<Part, readonly StaffRole[]>> = {
  find: ['archivist', 'registrar', 'supervisor'],
  proceedings: ['archivist', 'registrar', 'supervisor', 'approver', 'auditor'],
  register: ['archivist', 'supervisor', 'approver', 'auditor'],
  paper: ['archivist', 'registrar', 'supervisor'],
  dishonesty: ['archivist', 'registrar', 'supervisor', 'approver', 'auditor'],
  looks: ['supervisor', 'auditor'],
};

/** 查档: records found and given to those who may see them, the register of look-ups, and who looked at what. */
export function RecordsPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('supervisor');
  const open = parts.filter((part) => partOf[part].some((role) => session.staff.roles.includes(role)));
  const [part, setPart] = useState<Part>(open[0] ?? 'find');
  const choice = (
    <Choice
      row
      label={t('records.show')}
      value={part}
      onChange={setPart}
      options={open.map((id) => ({ id, label: t(`records.part.${id}`) }))}
    />
  );
  if (part === 'register') {
    const mayExport = session.staff.roles.some((role) => role === 'archivist' || role === 'supervisor');
    return <LookUpRegister parts={choice} mayExport={mayExport} />;
  }
  if (part === 'proceedings') return <Proceedings parts={choice} session={session} />;
  if (part === 'looks') return <Looks parts={choice} />;
  if (part === 'dishonesty') return <DishonestyList parts={choice} session={session} />;
  if (part === 'paper') return <PaperForm parts={choice} session={session} />;
  return <FindRecords parts={choice} session={session} />;
}
