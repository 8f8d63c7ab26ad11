import { correctedRecord } from '#shared/law/records/corrected.ts';
import {
  isSamePerson,
  ReissuedRecord,
  slots,
  type CivilDate,
  type Couple,
  type Finding,
  type PartyChecks,
  type ProvinceRecord,
  type RecordedPerson,
  type RegisterRecord,
  type ReissueApplication,
  type Slot,
} from '#shared/model/index.ts';
import { findRecord, standingIn } from '../../archive/register/index.ts';
import type { ReadableDb } from '../../store/types.ts';

/** The registration as this office's own register has it and as it was corrected, the man and the woman in their places. */
export function fromRegister(original: RegisterRecord): ReissuedRecord {
  const { id, registrationNumber, office, registeredOn, man, woman } = correctedRecord(original);
  return ReissuedRecord.parse({ id, number: registrationNumber, authority: office.name, registeredOn, parties: { man, woman } });
}

/** The same, of what another office answered to 协查. Whom its answer does not name stays open. */
export function fromAnswer({ registrationNumber, officeName, registeredOn, man, woman }: ProvinceRecord): ReissuedRecord {
  return ReissuedRecord.parse({
    number: registrationNumber,
    authority: officeName,
    registeredOn,
    parties: { man: man ?? {}, woman: woman ?? {} },
  });
}

/**
 * The application with its registration as the proof says it, whatever was typed: of the register or of an answer it is read again.
 * One that is not there any more is not proved.
 */
export function asProved(
  db: ReadableDb,
  { id, application, checks }: Pick<Asked, 'application' | 'checks'> & { readonly id: string },
): ReissueApplication {
  const { source, record } = application;
  const proved = provedBy(db, { caseId: id, application, checks });
  if (proved === undefined) return { ...application, record: { ...record, id: null } };
  return proved === null ? { ...application, source: null } : { ...application, source, record: proved };
}

/** undefined: by nothing this hall could read again. */
function provedBy(db: ReadableDb, asked: Pick<Asked, 'caseId' | 'application' | 'checks'>): ReissuedRecord | null | undefined {
  const { source, record } = asked.application;
  if (source === 'register') {
    const found = record.id === null ? null : findRecord(db, record.id);
    return found && fromRegister(found);
  }
  if (source !== 'otherOffice') return undefined;
  const isSame = (each: ProvinceRecord) => each.registrationNumber === record.number && each.registeredOn === record.registeredOn;
  const answer = answered(db, asked).find(isSame);
  return answer === undefined ? null : fromAnswer(answer);
}

interface Asked {
  /** The case, of which other offices and the province were asked. */
  readonly caseId: string;
  readonly application: ReissueApplication;
  readonly couple: Couple;
  readonly checks: PartyChecks;
  readonly asOf: CivilDate;
}

/**
 * What speaks against the registration today (条例 2025 art. 20): its notes, whatever this hall registered of either since, what other
 * offices answered for the case, and what the province says is in force. null: it is not known what was registered, or when.
 */
export function standingOfRecord(db: ReadableDb, asked: Asked): readonly Finding[] | null {
  const record = soughtRecord(db, asked);
  return record && standingIn(db, record, { asOf: asked.asOf, elsewhere: answered(db, asked) }).because;
}

/** By the register where it is in it; else as the archive of another place says it, beside who they are today. */
function soughtRecord(db: ReadableDb, { application, couple }: Asked): RegisterRecord | null {
  const { kind, record } = application;
  const known = record.id === null ? null : findRecord(db, record.id);
  if (known !== null) return known.kind === kind ? known : null;
  if (kind === null || record.registeredOn === null) return null;
  return {
    id: '',
    kind,
    registrationNumber: record.number,
    office: { code: null, name: record.authority },
    registeredOn: record.registeredOn,
    man: personOf('man', application, couple),
    woman: personOf('woman', application, couple),
    source: 'paper',
    fileNumber: null,
    notes: [],
  };
}

/** Compared by the number of today, where the archive has none or the same one in its old form. */
function personOf(slot: Slot, { record }: ReissueApplication, couple: Couple): RecordedPerson {
  const { name, idNumber, born } = record.parties[slot];
  const { nationality, document, documentNumber, ...today } = couple[slot];
  const sameNumber = idNumber.trim() === '' || isSamePerson(idNumber, today.idNumber);
  return {
    name: name === '' ? today.name : name,
    idNumber: sameNumber ? today.idNumber : idNumber,
    born: born ?? today.birthDate,
    nationality,
    document,
    documentNumber: sameNumber ? documentNumber : '',
  };
}

/** Whatever other offices and the province answered for a case. */
export function answered(db: ReadableDb, { caseId, checks }: Pick<Asked, 'caseId' | 'checks'>): ProvinceRecord[] {
  const rows = db.prepare(`SELECT known, records FROM record_requests WHERE case_id = ?`).all(caseId) as {
    known: string | null;
    records: string | null;
  }[];
  const said = rows.flatMap(({ known, records }) => [known, records].flatMap((text) => (text === null ? [] : [text])));
  const inForce = slots.flatMap((slot) => checks[slot]?.answer?.inForce ?? []);
  return [...said.flatMap((text) => JSON.parse(text) as ProvinceRecord[]), ...inForce];
}
