import type { TFunction } from 'i18next';
import type { CaseRecord } from '../case-record.ts';
import { coupleNow } from '../divorce/couple-now.ts';

/** The columns of the ledger, in order. */
const ledgerColumns = [
  'number',
  'business',
  'state',
  'manName',
  'manIdNumber',
  'womanName',
  'womanIdNumber',
  'registrationNumber',
  'openedOn',
  'endedOn',
  'counter',
  'registrar',
] as const;

export function ledgerHead(t: TFunction): string[] {
  return ledgerColumns.map((column) => t(`papers:ledger.column.${column}`));
}

/** One case, as the ledger has it: names and numbers as they are kept, words as the law has them. */
export function ledgerRow(record: CaseRecord, t: TFunction): string[] {
  const { man, woman } = record.business === 'divorce' ? coupleNow(record) : record.couple;
  const values: Record<(typeof ledgerColumns)[number], string> = {
    number: record.number,
    business: t(`terms:business.${record.business}`),
    state: stateText(record, t),
    manName: man.name,
    manIdNumber: man.idNumber,
    womanName: woman.name,
    womanIdNumber: woman.idNumber,
    registrationNumber: record.registrationNumber ?? '',
    openedOn: record.openedOn,
    endedOn: record.registeredOn ?? record.closedOn ?? '',
    counter: record.counter,
    registrar: record.registrarName,
  };
  return ledgerColumns.map((column) => values[column]);
}

function stateText(record: CaseRecord, t: TFunction): string {
  if (record.business === 'marriage') return t(`terms:marriageState.${record.state}`);
  return record.business === 'divorce' ? t(`terms:divorceState.${record.state}`) : t(`terms:reissueState.${record.state}`);
}
