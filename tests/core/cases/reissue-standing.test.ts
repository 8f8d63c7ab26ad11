import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { paperRecordEntered, recordNoted } from '#core/archive/register/acts.ts';
import { findRecord, indexCase } from '#core/archive/register/index.ts';
import { fromAnswer, fromRegister, standingOfRecord } from '#core/cases/reissue/proved-record.ts';
import { createId } from '#core/crypto/index.ts';
import { asWritable } from '#core/store/connection.ts';
import { migrate } from '#core/store/migrations/index.ts';
import type { ActHeader, WritableDb } from '#core/store/types.ts';
import { examineReissue, reissueBlocks, reissueRefusalGrounds } from '#shared/law/reissue/index.ts';
import {
  identityKey,
  type CheckedPerson,
  type PartyDraft,
  type ProvinceRecord,
  type ReissueApplication,
  type RecordNote,
} from '#shared/model/index.ts';
import { date, man, woman } from '../../law/couple.ts';
import { applying, goodReissue } from '../../law/reissuing.ts';
import { testHall } from './test-desk.ts';

let database: Database.Database;
let db: WritableDb;
const asOf = date('2026-11-22');
const reissueCase = '00000000-0000-7000-8000-00000000000c';
const header: ActHeader = {
  id: 'act',
  station: 'S01',
  seq: 1,
  at: '2026-11-22T02:00:00Z',
  on: asOf,
  staffId: '00000000-0000-7000-8000-000000000001',
  role: 'archivist',
  approverId: '00000000-0000-7000-8000-000000000002',
  counter: null,
  caseId: null,
  type: '',
};

beforeEach(() => {
  database = new Database(':memory:');
  migrate(database as never);
  database.pragma('foreign_keys = OFF');
  db = asWritable(database as never);
  database.prepare(`INSERT INTO office (only, settings, effective_from) VALUES (1, ?, '2026-01-01')`).run(JSON.stringify(testHall.office));
  return () => void database.close();
});

const him = man();
const her = woman();
const rival = woman({ name: '林清妍', idNumber: '110105199208154242', birthDate: date('1992-08-15') });

/** As registering leaves it in the tables. */
function register(business: 'marriage' | 'divorce', on: string, number: string, wife: PartyDraft = her): string {
  const id = createId();
  database
    .prepare(
      `INSERT INTO cases (id, number, business, state, opened_at, opened_on, changed_at, counter, registrar_id, revision, couple, online_check,
         findings, registration_number, registered_on)
       VALUES (:id, :id, :business, 'registered', :on, :on, :on, '03', :id, 1, :couple, '{}', '[]', :number, :on)`,
    )
    .run({ id, business, on, number, couple: JSON.stringify({ man: him, woman: wife }) });
  for (const [slot, party] of [
    ['man', him],
    ['woman', wife],
  ] as const)
    database.prepare('INSERT INTO case_parties VALUES (?, ?, ?, ?, ?)').run(id, slot, party.name, identityKey(party), party.documentNumber);
  indexCase(db, id);
  return id;
}

function note(recordId: string, kind: RecordNote['kind']): void {
  const what = { kind, party: null, on: date('2026-11-20'), authority: '清江县人民法院', document: '（2026）苏9901民初7号' };
  recordNoted.project(db, { id: createId(), recordId, ...what, fileNumber: null, text: '', changes: [], pages: [] }, header);
}

const personOf = ({ name, idNumber }: PartyDraft): CheckedPerson => ({
  name,
  idNumber,
  nationality: 'CHN',
  document: 'residentCard',
  documentNumber: '',
});

const elsewhere = (changes: Partial<ProvinceRecord> = {}): ProvinceRecord => ({
  business: 'divorce',
  registrationNumber: 'L329902-2020-000009',
  office: '329902',
  officeName: '清河县民政局',
  registeredOn: date('2020-03-03'),
  man: personOf(him),
  woman: personOf(her),
  ...changes,
});

/** What another office answered to 协查 for the case. */
function answer(...records: readonly ProvinceRecord[]): void {
  database
    .prepare(
      `INSERT INTO record_requests (id, case_id, about, to_office, purpose, asked_at, asked_by, look, state, records, answered_at)
       VALUES (:id, :caseId, 'marriage', '329902', '', '2026-11-22', 'x', :id, 'answered', :records, '2026-11-22')`,
    )
    .run({ id: createId(), caseId: reissueCase, records: JSON.stringify(records) });
}

const unchecked = { man: null, woman: null };

function standingFor(record: ReissueApplication['record'], changes: Partial<ReissueApplication> = {}) {
  const { application } = applying({ record, ...changes });
  const couple = { man: him, woman: her };
  return standingOfRecord(db, { caseId: reissueCase, application, couple, checks: unchecked, asOf });
}

/** What the law says of a reissue then: the grounds of its notice, and whether the first step is barred. */
function judged(record: ReissueApplication['record']) {
  const facts = goodReissue('examine', { ...applying({ record }), standing: [...(standingFor(record) ?? [])] });
  const findings = examineReissue(facts, asOf);
  return { grounds: reissueRefusalGrounds(findings).map(({ message }) => message), barred: reissueBlocks(findings, 'examine').length > 0 };
}

/** Of this hall's own register. */
function own(id: string) {
  return fromRegister(findRecord(db, id)!);
}

describe('M-83 a reissue is refused by what the store holds', () => {
  test('M-83 nothing speaks against a marriage of this hall to which nothing happened', () => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    expect(record).toMatchObject({ number: 'J329901-2018-000001', registeredOn: '2018-05-20', parties: { man: { name: him.name } } });
    expect(standingFor(record)).toEqual([]);
    expect(judged(record)).toEqual({ grounds: [], barred: false });
  });

  test('M-83 they were divorced here', () => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    register('divorce', '2020-05-20', 'L329901-2020-000001');
    expect(judged(record)).toEqual({ grounds: ['divorcedHere'], barred: true });
  });

  test('M-83 he has married somebody else since', () => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    register('marriage', '2024-05-20', 'J329901-2024-000005', rival);
    expect(judged(record)).toEqual({ grounds: ['remarriedAnother'], barred: true });
  });

  test('M-83 they were divorced and have married each other again: the later certificate counts', () => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    register('divorce', '2020-05-20', 'L329901-2020-000001');
    const again = own(register('marriage', '2022-05-20', 'J329901-2022-000002'));
    expect(judged(record).grounds.toSorted()).toEqual(['divorcedHere', 'remarriedEachOther']);
    expect(judged(again)).toEqual({ grounds: [], barred: false });
  });

  test.each([
    ['M-83', 'divorcedByCourt'],
    ['M-83', 'spouseDied'],
    ['M-90', 'voidedByCourt'],
    ['M-90', 'annulledByCourt'],
    ['M-91', 'revoked'],
  ] as const)('M-83 a note on the record, by %s: %s', (_, kind) => {
    const id = register('marriage', '2018-05-20', 'J329901-2018-000001');
    note(id, kind);
    expect(judged(own(id))).toEqual({ grounds: [kind], barred: true });
  });

  test.each([
    ['divorcedElsewhere', elsewhere()],
    ['divorcedByCourt', elsewhere({ business: 'courtDivorce' })],
    ['remarriedAnother', elsewhere({ business: 'marriage', registrationNumber: 'J329902-2020-000001', woman: personOf(rival) })],
  ] as const)('M-83 another office answers for the case: %s', (message, said) => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    answer(said);
    expect(judged(record)).toEqual({ grounds: [message], barred: true });
  });

  test('M-83 the answer to another case says nothing in this one', () => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    answer(elsewhere());
    database.prepare(`UPDATE record_requests SET case_id = 'another'`).run();
    expect(judged(record)).toEqual({ grounds: [], barred: false });
  });

  test('M-83 the province says that a marriage of later is in force', () => {
    const record = own(register('marriage', '2018-05-20', 'J329901-2018-000001'));
    const later = elsewhere({
      business: 'marriage',
      registrationNumber: 'J329902-2024-000001',
      registeredOn: date('2024-01-02'),
      woman: personOf(rival),
    });
    const check = {
      state: 'mismatched',
      requestNumber: createId(),
      person: personOf(him),
      askedAt: '2026-11-22T01:00:00Z',
      answeredAt: '2026-11-22T01:00:01Z',
      answer: { identity: 'agrees', inForce: [later] },
      mismatches: ['otherMarriage'],
      refusal: null,
    } as const;
    const checks = { man: { ...check, mismatches: [...check.mismatches], answer: { ...check.answer, inForce: [later] } }, woman: null };
    const { application } = applying({ record });
    const because = standingOfRecord(db, { caseId: reissueCase, application, couple: { man: him, woman: her }, checks, asOf });
    expect(because!.map(({ message, party }) => [message, party])).toEqual([['remarriedAnother', 'man']]);
  });
});

describe('a registration that another place proves', () => {
  const marriage = elsewhere({ business: 'marriage', registrationNumber: 'J329902-2018-000001', registeredOn: date('2018-05-20') });

  test('M-81 is taken from the answer of its office, which is no act against itself', () => {
    answer(marriage);
    const record = fromAnswer(marriage);
    expect(record).toMatchObject({ id: null, authority: '清河县民政局', parties: { woman: { name: her.name, idNumber: her.idNumber } } });
    expect(judged(record)).toEqual({ grounds: [], barred: false });
  });

  test('M-83 is held against what this hall registered of either', () => {
    register('divorce', '2020-05-20', 'L329901-2020-000001');
    expect(judged(fromAnswer(marriage))).toEqual({ grounds: ['divorcedHere'], barred: true });
  });

  test('M-83 of an archive without numbers the two of today are asked about by theirs', () => {
    register('divorce', '2020-05-20', 'L329901-2020-000001');
    const nameless = fromAnswer({ ...marriage, man: null, woman: null });
    expect(
      judged({ ...nameless, parties: { man: { name: him.name, idNumber: '', born: null }, woman: { name: '', idNumber: '', born: null } } })
        .grounds,
    ).toEqual(['divorcedHere']);
  });

  test('M-83 a paper record of this hall, confirmed by two, is asked like any other', () => {
    const id = createId();
    const person = (party: PartyDraft) => ({ ...personOf(party), born: party.birthDate });
    const paper = {
      id,
      kind: 'marriage',
      registrationNumber: '（98）清革结字第7号',
      office: { code: null, name: '清江县民政局' },
    } as const;
    paperRecordEntered.project(
      db,
      { ...paper, registeredOn: date('1998-05-01'), man: person(him), woman: person(her), fileNumber: null },
      header,
    );
    expect(standingFor(own(id))).toEqual([]);
    register('divorce', '2020-05-20', 'L329901-2020-000001');
    expect(standingFor(own(id))!.map(({ message }) => message)).toEqual(['divorcedHere']);
  });

  test('M-83 nobody can say anything of what is not known, or of another kind of record', () => {
    expect(standingFor({ ...fromAnswer(marriage), registeredOn: null })).toBeNull();
    expect(standingFor(fromAnswer(marriage), { kind: null })).toBeNull();
    const divorce = own(register('divorce', '2020-05-20', 'L329901-2020-000001'));
    expect(standingFor(divorce, { kind: 'marriage' })).toBeNull();
  });
});
