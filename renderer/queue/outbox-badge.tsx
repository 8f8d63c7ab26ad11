import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView, Session } from '#shared/contract/index.ts';
import type { StaffRole } from '#shared/model/index.ts';
import { clockTime, dayWords, momentWords } from '../client/index.ts';
import { classNames, Icon } from '../components/index.ts';
import './queue.css';

const mayLook: readonly StaffRole[] = ['registrar', 'approver', 'supervisor', 'administrator', 'auditor'];

export function mayLookAtQueue({ staff }: Session): boolean {
  return staff.roles.some((role) => mayLook.includes(role));
}

export interface OutboxBadgeProps {
  readonly office: OfficeView;
  /** Nothing beside it says what the hall may do meanwhile. */
  readonly alone?: boolean;
  /** null: whoever is here may not look at the queue. */
  readonly onOpen: (() => void) | null;
}

/** What the province has not been told, beside what the hall may do meanwhile; red once it has waited too long. Nothing while nothing waits. */
export function OutboxBadge({ office: { outbox, today }, alone = false, onOpen }: OutboxBadgeProps): ReactElement | null {
  const { t } = useTranslation(['queue', 'common']);
  const { pending, oldestAt, alarm, setAside, discrepancies } = outbox;
  if (pending === 0 && setAside === 0 && discrepancies === 0) return null;
  const isRed = alarm || setAside > 0 || discrepancies > 0;
  const words = [
    ...(alone ? [t('badge.safe')] : []),
    ...(alarm ? [t('badge.alarm')] : []),
    ...(pending > 0 && oldestAt !== null ? [t('badge.waiting', { count: pending, time: whenWords(t, oldestAt, today) })] : []),
    ...(setAside > 0 ? [t('badge.setAside', { count: setAside })] : []),
    ...(discrepancies > 0 ? [t('badge.discrepancies', { count: discrepancies })] : []),
  ].join(' · ');
  const content = (
    <>
      <Icon name={isRed ? 'warning' : 'cloud'} />
      <span>{words}</span>
    </>
  );
  const look = classNames('outbox-badge', isRed && 'outbox-badge-red');
  return onOpen === null ? (
    <span className={look} title={t('badge.explain')}>
      {content}
    </span>
  ) : (
    <button type="button" className={look} title={`${t('badge.explain')} ${t('badge.open')}`} onClick={onOpen}>
      {content}
    </button>
  );
}

/** The time; the day too, once it is another. */
function whenWords(t: ReturnType<typeof useTranslation>['t'], instant: string, today: string): string {
  return dayWords(t, instant) === dayWords(t, `${today}T04:00:00Z`) ? clockTime(instant) : momentWords(t, instant);
}
