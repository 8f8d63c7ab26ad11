import { describe, expect, test } from 'vitest';
import { examineLookUp, lookUpRules } from '#shared/law/records/look-up.ts';
import { findNoteProblem } from '#shared/law/records/note.ts';
import { standingRules } from '#shared/law/records/standing.ts';
import { LookUpRequest, RegisterRecord, type LookUpBy, type LookUpPaper } from '#shared/model/index.ts';
import { date, idNumberOf } from './couple.ts';
import { describeRule } from './rule-page.ts';

const his = idNumberOf('1950-01-01', 'male');
const hers = idNumberOf('1952-02-02', 'female');
const record = RegisterRecord.parse({
  id: '00000000-0000-7000-8000-000000000001',
  kind: 'marriage',
  registrationNumber: '清结字第1号',
  office: { code: null, name: '清江县' },
  registeredOn: '1974-05-01',
  man: { name: '王伟', idNumber: his },
  woman: { name: '陈静', idNumber: hers },
  source: 'paper',
  fileNumber: null,
  notes: [],
});
const today = date('2026-11-23');
const shown = (...kinds: LookUpPaper[]) => kinds.map((kind) => ({ kind, number: '1号' }));

function request(by: LookUpBy, more: object = {}) {
  const applicant = { by, name: '王伟', idNumber: his, unit: by === 'self' || by === 'agent' ? '' : '清江县人民法院' };
  return LookUpRequest.parse({ applicant, of: { name: '王伟', idNumber: his }, matter: '查档', given: 'copies', ...more });
}
const examined = (asked: LookUpRequest, records = [record], countries: readonly string[] | null = ['NLD']) =>
  examineLookUp({ request: asked, records, countries }, today).map(({ rule, message }) => `${rule} ${message}`);

describe('M-88 who may see what, on which paper', () => {
  test.each([
    ['self', ['identityDocument'], {}],
    ['agent', ['identityDocument', 'notarisedMandate'], {}],
    ['authority', ['letterOfIntroduction', 'workCard'], {}],
    ['lawyer', ['practiceCertificate', 'acceptanceCertificate'], { suit: '（2026）苏9901民初7号' }],
    ['otherUnit', ['letterOfIntroduction', 'identityDocument'], {}],
  ] as const)('%s needs %j, each one of them', (by, papers, more) => {
    expect(examined(request(by, { papers: shown(...papers), ...more }))).toContain('M-88 mayLook');
    for (const lacking of papers) {
      const others = papers.filter((kind) => kind !== lacking);
      expect(examined(request(by, { papers: shown(...others), ...more }))).toEqual([`M-88 ${lacking}`]);
      const unnumbered = [...shown(...others), { kind: lacking, number: '' }];
      expect(examined(request(by, { papers: unnumbered, ...more }))).toEqual([`M-88 ${lacking}`]);
    }
  });

  test.each([
    [
      'somebody sees another’s record as their own',
      request('self', { of: { name: '陈静', idNumber: hers }, papers: shown('identityDocument') }),
      'notTheirs',
    ],
    [
      'an agent sees the record of somebody else than who sent them',
      request('agent', {
        of: { name: '张吉', idNumber: idNumberOf('1960-03-03', 'male') },
        papers: shown('identityDocument', 'notarisedMandate'),
      }),
      'notTheirRecord',
    ],
    ['a lawyer looks without a suit', request('lawyer', { papers: shown('practiceCertificate', 'acceptanceCertificate') }), 'suitMissing'],
    [
      'an authority is not named',
      request('authority', { applicant: { by: 'authority', name: '赵', idNumber: '' }, papers: shown('letterOfIntroduction', 'workCard') }),
      'unitMissing',
    ],
  ])('not when %s', (_, asked, message) => {
    expect(examined(asked)).toEqual([`M-88 ${message}`]);
  });

  test('a lawyer is shown only what belongs to the suit; nothing found is nothing to copy', () => {
    const asked = request('lawyer', { suit: '7号', papers: shown('practiceCertificate', 'acceptanceCertificate') });
    expect(examined(asked)).toEqual(['M-88 onlyOfTheSuit', 'M-88 mayLook']);
    expect(examined(request('self', { papers: shown('identityDocument') }), [])).toEqual(['M-88 nothingToShow']);
  });

  test('a record of before identity cards is somebody’s by the name; one with a number never by the name', () => {
    const old = { ...record, man: { ...record.man, idNumber: '' } };
    const asked = request('self', { papers: shown('identityDocument') });
    expect(examined(asked, [old])).toEqual(['M-88 mayLook']);
    const namesake = { ...record, man: { ...record.man, idNumber: idNumberOf('1971-01-01', 'male') } };
    expect(examined(asked, [namesake])).toEqual(['M-88 notTheirRecord']);
  });
});

describe('M-87 a proof of a record or of none', () => {
  const asked = (use: object | null) => request('self', { given: 'proof', use, papers: shown('identityDocument') });
  test.each([
    [{ for: 'taiwan' }, ['NLD'], 'forTaiwan'],
    [{ for: 'taiwan' }, null, 'forTaiwan'],
    [{ for: 'country', country: 'NLD' }, ['NLD'], 'forListedCountry'],
    [{ for: 'country', country: 'FRA' }, ['NLD'], 'countryNotListed'],
    [{ for: 'country', country: 'NLD' }, null, 'listNotEntered'],
    [{ for: 'other' }, ['NLD'], 'notGiven'],
    [null, ['NLD'], 'useMissing'],
  ] as const)('for %j with the list %j: %s', (use, countries, message) => {
    for (const records of [[record], []]) expect(examined(asked(use), records, countries)).toContain(`M-87 ${message}`);
  });

  test('an explanation is given to anybody', () => {
    expect(examined(request('otherUnit', { given: 'explanation' }), [])).toEqual([]);
  });
});

describe('M-90 a note of what a court decided', () => {
  const note = {
    kind: 'voidedByCourt' as const,
    party: null,
    on: date('2026-11-20'),
    authority: '清江县人民法院',
    document: '（2026）苏9901民初7号',
    text: '',
    changes: [],
  };
  const written = (more: object, of: object = {}, pages = 1) =>
    findNoteProblem({ ...note, ...more }, { record: { ...record, ...of }, pages, today });
  const said = { ...note, id: record.id, at: '', staffName: '', approverName: null, fileNumber: null, scans: 1 };
  test.each([
    [{}, {}, 1, null],
    [{}, { kind: 'divorce' }, 1, 'notOfDivorce'],
    [{}, { notes: [said] }, 1, 'said'],
    [{ kind: 'annulledByCourt' }, { notes: [said] }, 1, null],
    [{ on: '2026-11-24' }, {}, 1, 'inFuture'],
    [{ on: '1974-04-30' }, {}, 1, 'beforeRecord'],
    [{ authority: '' }, {}, 1, 'authority'],
    [{ document: '' }, {}, 1, 'document'],
    [{}, {}, 0, 'pages'],
    [{ kind: 'spouseDied' }, {}, 1, 'party'],
    [{ kind: 'spouseDied', party: 'man', authority: '', document: '' }, {}, 1, null],
    [{ kind: 'identityChanged', party: 'man' }, {}, 1, 'changes'],
    [{ kind: 'other' }, {}, 0, 'text'],
    [{ kind: 'other', text: '档案破损' }, {}, 0, null],
  ])('%j on %j with %i pages: %s', (more, of, pages, problem) => {
    expect(written(more, of, pages)).toBe(problem);
  });
});

/** Changing the law changes this page. */
test('the rules of records, in words', () => {
  expect([...standingRules, ...lookUpRules].flatMap((rule) => describeRule(rule as never))).toEqual(
    `M-83 norms 2025-05-10
 divorcedHere refuse (number on)
 divorcedElsewhere refuse (number on office)
 divorcedByCourt refuse (document on court)
 remarriedEachOther refuse (number on office)
 remarriedAnother refuse (number on office)
 spouseDied refuse (on)
 perhapsLater ask (number on office)
M-90 regulation2025.19 2025-05-10
 voidedByCourt refuse (document on court)
 annulledByCourt refuse (document on court)
M-91 opinion2021 2025-05-10
 revoked refuse (document on authority)
M-88 regulation2025.18 2025-05-10
 identityDocument refuse
 notarisedMandate refuse
 letterOfIntroduction refuse
 workCard refuse
 practiceCertificate refuse
 acceptanceCertificate refuse
 notTheirs refuse
 notTheirRecord refuse
 unitMissing refuse
 suitMissing refuse
 onlyOfTheSuit ask (suit)
 nothingToShow refuse
 mayLook pass
M-87 letter2015.266 2025-05-10
 useMissing refuse
 forTaiwan pass
 forListedCountry pass (country)
 countryNotListed refuse (country)
 listNotEntered refuse (country)
 notGiven refuse`.split('\n'),
  );
});
