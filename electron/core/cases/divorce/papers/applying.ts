import { hoursOn, slots, type MaterialKind, type Slot } from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import { rowValues } from '../../../documents/forms.ts';
import { regionalCardOf } from '../../party-text.ts';
import { describedCouple, namedCouple } from './couple-text.ts';
import { datesOf, dayText, hoursText, periodDay, periodNotes } from './period-text.ts';
import type { DivorcePaperSource, Values } from './source.ts';

/** 离婚登记申请书, one for both (民发〔2020〕116号). */
export function applicationValues(source: DivorcePaperSource): Values {
  const { office, t } = source;
  const { registeredOn, authority, number } = source.application.marriage;
  return {
    ...describedCouple(source),
    marriedOn: dateText(registeredOn, t),
    marriageAuthority: authority,
    marriageNumber: number,
    officeName: office.name,
  };
}

/** 离婚登记申请受理回执单, one for each party; null: the copy that stays in the file. */
export function receiptValues(party: Slot | null, source: DivorcePaperSource): Values {
  const { office, registrarName, t } = source;
  const dates = datesOf(source);
  return {
    ...namedCouple(source),
    copy: t(`papers:divorce.copy.${party ?? 'stub'}`),
    receiptNumber: source.receiptNumber ?? '',
    accepted: dayText(dates.accepted, t),
    withdrawUntil: periodDay(dates, 'withdrawUntil', t),
    issueFrom: periodDay(dates, 'issueFrom', t),
    issueUntil: periodDay(dates, 'issueUntil', t),
    closingWithdraw: hoursOn(office.hours, dates.withdrawUntil).until,
    closing: hoursOn(office.hours, dates.issueUntil).until,
    materials: slots.map((slot) => bringText(slot, source)).join('\n'),
    officeName: office.name,
    contact: contactText(source),
    registrar: registrarName,
    issuedOn: dateText(dates.accepted, t),
    ...rowValues(
      'note',
      periodNotes(dates, source).map((text) => ({ text })),
    ),
  };
}

/** What one party brings to the second visit. */
function bringText(slot: Slot, { couple, application, t }: DivorcePaperSource): string {
  const self = couple[slot];
  const regional = regionalCardOf(self.type);
  const kinds: MaterialKind[] = [self.document];
  if (regional !== null) kinds.push(regional);
  if (self.type === 'soldier') kinds.push('militaryCard');
  if (application.marriage.certificates[slot] !== 'lost') kinds.push('marriageCertificate');
  const named = kinds.map((kind) => t(`terms:materialKind.${kind}`)).join(t('papers:divorce.restBetween'));
  return t('papers:divorce.bring', { party: t(`terms:slot.${slot}`), documents: named });
}

function contactText({ office, t }: Pick<DivorcePaperSource, 'office' | 't'>): string {
  const { address, phone } = office;
  const ring = phone === '' ? [] : [t('papers:divorce.phone', { phone })];
  return [t('papers:divorce.address', { address }), ...ring, hoursText(office, t)].join(t('papers:divorce.contactBetween'));
}
