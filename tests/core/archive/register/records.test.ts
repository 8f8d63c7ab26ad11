import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { paperRecordEntered, recordNoted } from '#core/archive/register/acts.ts';
import { findRecord, findRecords, indexCase, standingIn } from '#core/archive/register/index.ts';
import { asWritable } from '#core/store/connection.ts';
import { migrate } from '#core/store/migrations/index.ts';
import type { ActHeader, WritableDb } from '#core/store/types.ts';
import { createId } from '#core/crypto/index.ts';
import { identityKey, type PartyDraft, type RecordNote } from '#shared/model/index.ts';
import { date, idNumberOf, man, parties, woman } from '../../../law/couple.ts';
import { testHall } from '../../cases/test-desk.ts';

let database: Database.Database;
let db: WritableDb;
const clerk = '00000000-0000-7000-8000-000000000001';
const second = '00000000-0000-7000-8000-000000000002';
const header: ActHeader = {
  id: 'act',
  station: 'S01',
  seq: 1,
  at: '2026-11-23T02:00:00Z',
  on: date('2026-11-23'),
  staffId: clerk,
  role: 'archivist',
  approverId: second,
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

interface Registration {
  readonly business: 'marriage' | 'divorce';
  readonly on: string;
  readonly number: string;
  readonly him: PartyDraft;
  readonly her: PartyDraft;
}

/** As registering leaves it in the tables. */
function register({ business, on, number, him, her }: Registration): string {
  const id = createId();
  database
    .prepare(
      `INSERT INTO cases (id, number, business, state, opened_at, opened_on, changed_at, counter, registrar_id, revision, couple, online_check,
         findings, registration_number, registered_on)
       VALUES (:id, :id, :business, 'registered', :on, :on, :on, '03', :id, 1, :couple, '{}', '[]', :number, :on)`,
    )
    .run({ id, business, on, number, couple: JSON.stringify({ man: him, woman: her }) });
  for (const [slot, party] of [
    ['man', him],
    ['woman', her],
  ] as const) {
    database.prepare('INSERT INTO case_parties VALUES (?, ?, ?, ?, ?)').run(id, slot, party.name, identityKey(party), party.documentNumber);
    if (business === 'marriage')
      database.prepare('INSERT OR REPLACE INTO marriages_in_force VALUES (?, ?, ?)').run(identityKey(party), id, number);
    else database.prepare('DELETE FROM marriages_in_force WHERE id_number = ?').run(identityKey(party));
  }
  indexCase(db, id);
  return id;
}

function noteOn(recordId: string, kind: RecordNote['kind'], more: Partial<Parameters<typeof recordNoted.project>[1]> = {}): void {
  const what = { kind, party: null, on: date('2026-11-20'), authority: '清江县人民法院', document: '（2026）苏9901民初7号' };
  recordNoted.project(db, { id: createId(), recordId, ...what, fileNumber: null, text: '', changes: [], pages: [], ...more }, header);
}

const inForce = () =>
  Object.fromEntries(
    (database.prepare('SELECT id_number, registration_number FROM marriages_in_force').raw().all() as [string, string][]).sort(),
  );

const him = man({ name: '王伟' });
const her = woman({ name: '陈静' });
const longNumber = idNumberOf('1952-02-02', 'female');
const shortNumber = longNumber.slice(0, 6) + longNumber.slice(8, 17);
const old = {
  kind: 'marriage' as const,
  registrationNumber: '（74）清革结字第0123号',
  office: { code: null, name: '清江县城关公社' },
  registeredOn: date('1974-05-01'),
  man: { name: '王建国', idNumber: '', born: date('1950-01-01'), nationality: 'CHN', document: '', documentNumber: '' },
  woman: { name: '李秀英', idNumber: shortNumber, born: null, nationality: 'CHN', document: '', documentNumber: '' },
  fileNumber: '1974-结-0123',
};

describe('finding records', () => {
  test('a registered case and a paper record, by number in any form, by the number of a person and by name', () => {
    const caseId = register({ business: 'marriage', on: '2026-03-01', number: 'J329901-2026-000001', him, her });
    const paperId = createId();
    paperRecordEntered.project(db, { id: paperId, ...old }, header);
    const found = (by: Parameters<typeof findRecords>[1]) => findRecords(db, by).map(({ id }) => id);

    expect(found({ number: 'j3299012026000001' })).toEqual([caseId]);
    expect(found({ number: '74清革结字123' })).toEqual([paperId]);
    expect(found({ number: '' })).toEqual([]);
    expect(found({ identity: identityKey(him) })).toEqual([caseId]);
    expect(found({ identity: longNumber })).toEqual([paperId]);
    expect(found({ identity: shortNumber })).toEqual([paperId]);
    expect(found({ identity: '' })).toEqual([]);
    expect(found({ name: ' 王建国 ' })).toEqual([paperId]);
    expect(findRecord(db, paperId)).toEqual({ id: paperId, ...old, source: 'paper', notes: [] });
    expect(findRecord(db, caseId)).toMatchObject({ kind: 'marriage', source: 'case', office: { code: '329901' }, man: { name: '王伟' } });
    expect(findRecord(db, createId())).toBeNull();
  });

  test('a case that was not registered is no record, and a certificate issued anew leads to the first', () => {
    const caseId = register({ business: 'marriage', on: '2026-03-01', number: 'J329901-2026-000001', him, her });
    noteOn(caseId, 'reissued', { document: 'BJ329901-2026-000007' });
    expect(findRecords(db, { number: 'bj329901 2026 000007' }).map(({ id }) => id)).toEqual([caseId]);
    database.prepare('UPDATE cases SET registered_on = NULL').run();
    expect(findRecords(db, { identity: identityKey(him) })).toEqual([]);
  });

  test('a foreign party is found by the number, with and without the place that gave it', () => {
    const abroad = parties.hongKong('male', {});
    const caseId = register({ business: 'marriage', on: '2026-03-01', number: 'J329901-2026-000002', him: abroad, her });
    for (const identity of [identityKey(abroad), abroad.idNumber, abroad.documentNumber])
      expect(findRecords(db, { identity }).map(({ id }) => id)).toEqual([caseId]);
  });
});

describe('M-90 marital status after a note', () => {
  test.each(['voidedByCourt', 'annulledByCourt', 'divorcedByCourt', 'revoked', 'spouseDied'] as const)(
    '%s ends the place of both in a marriage; the record and its note stay',
    (kind) => {
      const caseId = register({ business: 'marriage', on: '2026-03-01', number: 'J329901-2026-000001', him, her });
      noteOn(caseId, kind);
      expect(inForce()).toEqual({});
      const record = findRecord(db, caseId)!;
      expect(record).toMatchObject({ registrationNumber: 'J329901-2026-000001', notes: [{ kind, scans: 0 }] });
      expect(standingIn(db, record, { asOf: date('2026-11-23') }).inForce).toBe(false);
    },
  );

  test.each(['corrected', 'reissued', 'identityChanged', 'other'] as const)('%s leaves it as it is', (kind) => {
    const caseId = register({ business: 'marriage', on: '2026-03-01', number: 'J329901-2026-000001', him, her });
    noteOn(caseId, kind);
    expect(Object.values(inForce())).toEqual(['J329901-2026-000001', 'J329901-2026-000001']);
  });

  test('whoever was married before a void marriage is in the earlier one again', () => {
    const first = woman({ name: '张吉', birthDate: date('1990-01-01'), idNumber: '110105199001010029' });
    register({ business: 'marriage', on: '2024-03-01', number: 'J329901-2024-000001', him, her: first });
    const second = register({ business: 'marriage', on: '2026-03-01', number: 'J329901-2026-000001', him, her });
    noteOn(second, 'voidedByCourt');
    expect(inForce()).toEqual({
      [identityKey(him)]: 'J329901-2024-000001',
      [identityKey(first)]: 'J329901-2024-000001',
    });
  });

  test('of a divorce that was revoked both are married again; a note on a divorce that ends nothing changes nothing', () => {
    register({ business: 'marriage', on: '2024-03-01', number: 'J329901-2024-000001', him, her });
    const divorce = register({ business: 'divorce', on: '2026-03-01', number: 'L329901-2026-000001', him, her });
    noteOn(divorce, 'spouseDied', { party: 'man' });
    expect(inForce()).toEqual({});
    noteOn(divorce, 'revoked');
    expect(Object.values(inForce())).toEqual(['J329901-2024-000001', 'J329901-2024-000001']);
  });
});

describe('M-83 whether a record stands', () => {
  const asOf = date('2026-11-23');
  test('is told from what was registered here since, from paper and from what was answered', () => {
    const caseId = register({ business: 'marriage', on: '2024-03-01', number: 'J329901-2024-000001', him, her });
    const record = () => findRecord(db, caseId)!;
    expect(standingIn(db, record(), { asOf }).inForce).toBe(true);
    const answered = {
      business: 'courtDivorce',
      registrationNumber: '（2025）京0105民初8号',
      office: '110105',
      officeName: '北京市朝阳区人民法院',
      registeredOn: date('2025-01-02'),
      man: { name: '王伟', idNumber: him.idNumber, nationality: 'CHN', document: 'residentCard', documentNumber: '' },
      woman: { name: '陈静', idNumber: her.idNumber, nationality: 'CHN', document: 'residentCard', documentNumber: '' },
    };
    expect(standingIn(db, record(), { asOf, elsewhere: [answered] })).toMatchObject({
      inForce: false,
      because: [{ message: 'divorcedByCourt', params: { court: '北京市朝阳区人民法院' } }],
    });
    register({ business: 'divorce', on: '2026-03-01', number: 'L329901-2026-000001', him, her });
    expect(standingIn(db, record(), { asOf })).toMatchObject({ inForce: false, because: [{ rule: 'M-83', message: 'divorcedHere' }] });
  });

  test('what the province says of the very record is no later act', () => {
    const caseId = register({ business: 'marriage', on: '2024-03-01', number: 'J329901-2024-000001', him, her });
    const { man: one, woman: other, ...record } = findRecord(db, caseId)!;
    const same = { business: 'marriage', office: '329901', officeName: '清江县', man: { ...one }, woman: { ...other } };
    const answered = { ...same, registrationNumber: record.registrationNumber, registeredOn: record.registeredOn };
    expect(standingIn(db, findRecord(db, caseId)!, { asOf, elsewhere: [answered] }).because).toEqual([]);
  });
});
