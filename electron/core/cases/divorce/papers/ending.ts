import { hoursOn, type Slot } from '#shared/model/index.ts';
import { lastSureDay } from '#shared/law/divorce/index.ts';
import { printable } from './printable.ts';
import { dateText } from '../../../documents/date-text.ts';
import { rowValues } from '../../../documents/forms.ts';
import { findingText } from '../../finding-text.ts';
import { namedCouple, textOf } from './couple-text.ts';
import { datesOf, dayText, instantText } from './period-text.ts';
import type { DivorcePaperSource, Values } from './source.ts';

/** 不予受理离婚登记申请告知书 (条例 2025 art. 15). */
export function refusalValues(source: DivorcePaperSource): Values {
  const { openedOn, closedOn, on, t } = source;
  return { ...noticeValues(source), appliedOn: dateText(openedOn, t), issuedOn: dateText(closedOn ?? on, t) };
}

/** 不予办理离婚登记告知书: the visit ends without a certificate, and they may come again through the last day. */
export function notNowValues(source: DivorcePaperSource): Values {
  const { on, office, t } = source;
  const dates = datesOf(source);
  return {
    ...noticeValues(source),
    appliedOn: dateText(dates.accepted, t),
    receiptNumber: source.receiptNumber ?? '',
    cameOn: dateText(on, t),
    issueUntil: dayText(lastSureDay(dates), t),
    closing: hoursOn(office.hours, lastSureDay(dates)).until,
    issuedOn: dateText(on, t),
  };
}

function noticeValues(source: DivorcePaperSource): Values {
  const { office, findings, t } = source;
  return {
    ...namedCouple(source),
    reviewAuthority: office.reviewAuthority,
    court: office.court,
    officeName: office.name,
    ...rowValues(
      'ground',
      printable(findings).map((finding) => ({ reason: findingText(finding, t), article: t(`law:article.${finding.article}`) })),
    ),
  };
}

/** 撤回离婚登记申请书 of one party alone (民法典 1077: 任何一方); a lost receipt is stated in writing (民发〔2020〕116号). */
export function withdrawalApplicationValues(party: Slot, source: DivorcePaperSource): Values {
  const { office, withdrawal, t } = source;
  const { name, sex, birthDate, idNumber, address } = textOf(party, source);
  const other = textOf(party === 'man' ? 'woman' : 'man', source);
  const receiptNumber = source.receiptNumber ?? '';
  const lost = withdrawal !== null && !withdrawal.receiptShown;
  return {
    name,
    sex,
    birthDate,
    idNumber,
    address,
    otherName: other.name,
    otherIdNumber: other.idNumber,
    appliedOn: dateText(datesOf(source).accepted, t),
    receiptNumber,
    lossStatement: lost ? t('papers:divorce.lossStatement', { number: receiptNumber }) : '',
    officeName: office.name,
  };
}

/** 撤回离婚登记申请确认单 with its 存根联. Throws where nobody withdrew. */
export function withdrawalConfirmationValues(source: DivorcePaperSource): Values {
  const { couple, withdrawal, office, registrarName, t } = source;
  if (withdrawal === null) throw new Error('nobody withdrew the application');
  return {
    ...namedCouple(source),
    receiptNumber: source.receiptNumber ?? '',
    appliedOn: dateText(datesOf(source).accepted, t),
    withdrawnBy: t('papers:divorce.withdrawnBy', { party: t(`terms:slot.${withdrawal.by}`), name: couple[withdrawal.by].name }),
    withdrawnOn: dateText(withdrawal.on, t),
    officeName: office.name,
    registrar: registrarName,
    issuedOn: dateText(withdrawal.on, t),
  };
}

/** 视为撤回离婚登记申请归档单, with the legal date and when it was written down. */
export function lapseValues(source: DivorcePaperSource): Values {
  const { office, visits, now, t } = source;
  const dates = datesOf(source);
  return {
    ...namedCouple(source),
    caseNumber: source.caseNumber,
    receiptNumber: source.receiptNumber ?? '',
    accepted: dayText(dates.accepted, t),
    withdrawUntil: dayText(dates.withdrawUntil, t),
    issueFrom: dayText(dates.issueFrom, t),
    issueUntil: dayText(dates.issueUntil, t),
    lapsesOn: dayText(dates.lapsesOn, t),
    closing: hoursOn(office.hours, dates.issueUntil).until,
    recordedAt: instantText(now, t),
    officeName: office.name,
    ...rowValues(
      'visit',
      visits.map(({ on, came, outcome, note, staffName }) => ({
        on: dateText(on, t),
        came: came === null ? t('papers:both') : t(`terms:slot.${came}`),
        outcome: [t(`papers:divorce.visitOutcome.${outcome}`), note].filter((text) => text !== '').join(t('papers:between')),
        staffName,
      })),
    ),
  };
}
