import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { CivilDate, StaffMember } from '#shared/model/index.ts';
import { useAsk } from '../client/index.ts';
import { Button, Notice, StateMark } from '../components/index.ts';
import { Page, Waiting } from './page.tsx';
import { StaffForm } from './staff-form.tsx';
import { daysUntil } from './warnings.ts';

/** From so many days before its end a certificate is pointed out: time for the examination. */
const certificateWarningDays = 60;

/** Everybody who works here, with what entitles them. */
export function StaffPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const staff = useAsk('staff.list', {}, { keep: true });
  const office = useAsk('office.get', {}, { keep: true });
  const [edited, setEdited] = useState<StaffMember | 'new' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const start = (member: StaffMember | 'new'): void => {
    setDone(null);
    setEdited(member);
  };
  const isEdited = (member: StaffMember): boolean => edited !== null && edited !== 'new' && edited.id === member.id;

  return (
    <Page
      title={
        <>
          {t('staff.title')} {staff.value && <span className="page-count soft">{t('staff.count', { count: staff.value.length })}</span>}
        </>
      }
      actions={
        edited === null && (
          <Button variant="primary" icon="plus" onPress={() => start('new')}>
            {t('staff.add')}
          </Button>
        )
      }
      aside={
        edited === null ? undefined : (
          <StaffForm
            session={session}
            key={edited === 'new' ? 'new' : edited.id}
            member={edited === 'new' ? null : edited}
            onCancel={() => setEdited(null)}
            onSaved={(member) => {
              setDone(t(edited === 'new' ? 'staff.added' : 'staff.saved', { name: member.name }));
              setEdited(null);
              staff.again();
            }}
          />
        )
      }
    >
      {done !== null && (
        <Notice tone="done" onDismiss={() => setDone(null)}>
          {done}
        </Notice>
      )}
      {staff.value === undefined ? (
        <Waiting error={staff.error} />
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('staff.code')}</th>
              <th scope="col">{t('staff.name')}</th>
              <th scope="col">{t('staff.roles')}</th>
              <th scope="col">{t('staff.certificate')}</th>
              <th scope="col">{t('staff.state')}</th>
              <th scope="col">
                <span className="unseen">{t('staff.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {staff.value.map((member) => (
              <tr key={member.id} className={isEdited(member) ? 'table-current' : undefined}>
                <td>{member.code}</td>
                <th scope="row" className="serif table-wrap table-name">
                  {member.name}
                </th>
                <td className="table-wrap">{member.roles.map((role) => t(`common:role.${role}`)).join(t('approval.between'))}</td>
                <td className="table-wrap">
                  <Certificate member={member} today={office.value?.today ?? null} />
                </td>
                <td>
                  <StateMark tone={member.active ? 'done' : 'neutral'}>{t(member.active ? 'staff.active' : 'staff.inactive')}</StateMark>
                </td>
                <td className="table-actions">
                  <Button variant="quiet" small aria-label={t('staff.editOf', { name: member.name })} onPress={() => start(member)}>
                    {t('staff.edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

function Certificate({ member, today }: { readonly member: StaffMember; readonly today: CivilDate | null }): ReactElement {
  const { t } = useTranslation('supervisor');
  const { certificate } = member;
  if (certificate === null) {
    return member.roles.includes('registrar') ? (
      <StateMark tone="refused">{t('staff.noCertificate')}</StateMark>
    ) : (
      <span className="soft">{t('staff.noCertificate')}</span>
    );
  }
  const days = today === null ? null : daysUntil(today, certificate.validUntil);
  return (
    <span className="certificate">
      <span>{certificate.number}</span>
      <span className="certificate-until soft small">
        <span>{t('staff.until', { date: certificate.validUntil })}</span>
        {days !== null && days < 0 && <StateMark tone="refused">{t('staff.expired')}</StateMark>}
        {days !== null && days >= 0 && days <= certificateWarningDays && (
          <StateMark tone="waiting">{t('staff.expiresSoon', { count: days })}</StateMark>
        )}
      </span>
    </span>
  );
}
