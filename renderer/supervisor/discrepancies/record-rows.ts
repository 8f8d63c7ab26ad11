import type { TFunction } from 'i18next';
import type { CheckedPerson, Discrepancy, ProvinceRecord } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { groupIdNumber, type RecordRow } from '../../components/index.ts';

/** What was registered here beside what the province says, line by line. */
export function recordRows(t: TFunction, { kind, party, ours, theirs }: Discrepancy): RecordRow[] {
  const [record] = theirs.records;
  const conflict = theirs.conflictsWith;
  const people = (['man', 'woman'] as const).map((slot) => ({
    label: t(`terms:slot.${slot}`),
    ours: personWords(ours[slot]),
    theirs: record?.[slot] ? personWords(record[slot]) : aboutWords(t, kind, party === slot || conflict?.about === 'both'),
    differs: party === slot || conflict?.about === 'both',
  }));
  const number = record?.registrationNumber ?? conflict?.registrationNumber ?? null;
  return [
    {
      label: t('discrepancies.number'),
      ours: ours.registrationNumber ?? t('discrepancies.nothing'),
      theirs: number ?? t(kind === 'rejected' ? 'discrepancies.notTaken' : 'discrepancies.nothing'),
      differs: number !== null && number !== ours.registrationNumber,
    },
    {
      label: t('discrepancies.date'),
      ours: ours.registeredOn === null ? t('discrepancies.nothing') : dateWords(t, ours.registeredOn),
      theirs: dateOf(t, record, conflict),
      differs: false,
    },
    {
      label: t('discrepancies.office'),
      ours: t('discrepancies.here'),
      theirs: record?.officeName ?? conflict?.office ?? t('discrepancies.nothing'),
      differs: false,
    },
    ...people,
    ...theirs.records.slice(1).map((other) => ({
      label: t('discrepancies.further'),
      ours: '',
      theirs: `${other.registrationNumber} ${other.officeName} ${dateWords(t, other.registeredOn)}`,
      differs: true,
    })),
  ];
}

function dateOf(t: TFunction, record: ProvinceRecord | undefined, conflict: { readonly registeredOn: string } | null): string {
  const on = record?.registeredOn ?? conflict?.registeredOn;
  return on === undefined ? t('discrepancies.nothing') : dateWords(t, on);
}

/** What the province said of the one it is about, where it named nobody. */
function aboutWords(t: TFunction, kind: Discrepancy['kind'], isAbout: boolean): string {
  if (!isAbout) return t('discrepancies.nothing');
  if (kind === 'identity') return t('discrepancies.otherIdentity');
  return kind === 'conflict' ? t('discrepancies.inOther') : t('discrepancies.nothing');
}

function personWords({ name, idNumber, documentNumber }: CheckedPerson): string {
  return `${name}\n${groupIdNumber(idNumber || documentNumber)}`;
}
