import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MarriageRecord } from '#core/cases/marriage/record.ts';
import { planPaper } from '#core/cases/marriage/papers.ts';
import type { PaperSource } from '#core/cases/marriage/papers/source.ts';
import { openRemarks } from '#core/documents/remarks.ts';
import { emptyApplication, Office, type CivilDate, type Finding } from '#shared/model/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { testHall, typedCouple } from './test-desk.ts';

const on = '2026-11-23' as CivilDate;
const remarks = openRemarks([join(import.meta.dirname, '../../../resources/forms')], 'marriage/remarks');

const record: MarriageRecord = {
  id: '01890000-0000-7000-8000-000000000001',
  number: '03-1123-001',
  business: 'marriage',
  state: 'prechecked',
  openedAt: '2026-11-23T02:00:00Z',
  openedOn: on,
  changedAt: '2026-11-23T02:00:00Z',
  counter: '03',
  registrarId: '01890000-0000-7000-8000-000000000003',
  registrarName: '李敏',
  revision: 1,
  couple: typedCouple(),
  application: emptyApplication,
  confirmation: null,
  presence: null,
  declared: null,
  onlineCheck: { state: 'notAvailable', at: null },
  checks: { man: null, woman: null },
  discrepancies: 0,
  offline: null,
  findings: [],
  examinationNote: '',
  photoId: null,
  photoOf: null,
  characters: {},
  registrationNumber: null,
  manBlank: null,
  womanBlank: null,
  preparedOn: null,
  registeredOn: null,
  closedOn: null,
  closedReason: null,
};

function sourceOf(changes: Partial<PaperSource> = {}): PaperSource {
  const t = createTranslator('zh-CN', { strict: true });
  return {
    record,
    office: Office.parse(testHall.office),
    training: false,
    on,
    findings: [],
    photoDigest: null,
    scans: [],
    remarks,
    code: null,
    t,
    ...changes,
  };
}

function withEthnicity(ethnicity: string): MarriageRecord {
  const couple = typedCouple();
  return { ...record, couple: { ...couple, man: { ...couple.man, ethnicity } } };
}

describe('a declaration', () => {
  test.each([
    ['11', '满族'],
    ['60', '60'],
    ['', ''],
  ])('M-157 with the ethnicity code “%s” prints “%s”, never a key', (code, printed) => {
    const { values } = planPaper('declaration', 'man', sourceOf({ record: withEthnicity(code) }));
    expect(values).toMatchObject({ ethnicity: printed, education: '大学本科', maritalStatus: '未婚' });
  });
});

describe('a notice of refusal', () => {
  test('is of the day on which the couple is refused, whenever it is drawn', () => {
    expect(planPaper('refusalNotice', null, sourceOf()).values).toMatchObject({ issuedOn: '2026年11月23日' });
    const closed: MarriageRecord = { ...record, state: 'refused', closedOn: on };
    const again = planPaper('refusalNotice', null, sourceOf({ record: closed, on: '2026-12-01' as CivilDate }));
    expect(again.values).toMatchObject({ issuedOn: '2026年11月23日' });
  });
});

describe('what the registrar noted for themselves', () => {
  const finding = (rule: string, message: string): Finding => ({
    rule,
    outcome: 'ask',
    party: 'man',
    article: 'civilCode.1046',
    since: '2021-01-01' as CivilDate,
    message,
    params: {},
  });
  const findings = [finding('M-33', 'capacityDoubt'), finding('M-30', 'notAskedApart')];

  test.each([
    ['examinationForm', 'finding.1.conclusion'],
    ['refusalNotice', 'ground.1.reason'],
    ['redirectGuide', 'reason.1.reason'],
  ] as const)('M-33 a doubt of capacity stands on no %s; the next finding does', (kind, place) => {
    const { values } = planPaper(kind, null, sourceOf({ findings }));
    expect(values[place]).toContain('尚未分别询问');
    expect(JSON.stringify(values)).not.toContain('疑问');
  });
});

describe('a paper for which words are missing', () => {
  const finding: Finding = {
    rule: 'M-31',
    outcome: 'refuse',
    party: 'man',
    article: 'civilCode.1047',
    since: '2021-01-01' as CivilDate,
    message: 'tooYoung',
    params: { age: 21, needed: 22, from: '2026-12-01' },
  };
  const notice = (changes: Partial<Finding>) => () =>
    planPaper('refusalNotice', null, sourceOf({ findings: [{ ...finding, ...changes }] })).values['ground.1.reason'];

  test('is not planned: the sentence, the article and what the sentence tells must be there', () => {
    expect(notice({})()).toContain('现年 21 周岁，未满 22 周岁');
    expect(notice({ message: 'neverSaid' })).toThrow('law:M-31.neverSaid');
    expect(notice({ article: 'civilCode.1' })).toThrow('law:article.civilCode.1');
    expect(notice({ params: { age: 21, needed: 22 } })).toThrow('from');
  });
});
