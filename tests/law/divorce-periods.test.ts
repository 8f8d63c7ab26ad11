import { describe, expect, it } from 'vitest';
import { blocks, examineDivorce, isBarredByClosing, refusalKind } from '#shared/law/divorce/index.ts';
import type { CoolingOffDates, DivorceFacts } from '#shared/model/index.ts';
import { date, idNumberOf, man, today, told, woman } from './couple.ts';
import { byHim, dates, goodDivorce, provisionalBoth, provisionalIssue, saysOfDivorce, spouses, withDivorcePractice } from './divorcing.ts';

const secondSteps = ['return', 'question', 'declare', 'examine', 'prepare', 'register'] as const;

/** What bars an action on a day. */
function barring(step: 'withdraw' | (typeof secondSteps)[number], on: string, changes: Partial<DivorceFacts> = {}): string[] {
  const facts = goodDivorce(step, {
    dates,
    returnedOn: step === 'return' ? null : date(on),
    preparedOn: step === 'register' ? date(on) : null,
    onlineCheck: { state: 'matched', at: `${on}T01:00:00Z` },
    ...changes,
  });
  return told(blocks(examineDivorce(facts, date(on)), step));
}
const closing = { afterClosing: true };

describe('M-60 withdrawing', () => {
  it.each([
    [byHim(), ['pass byOne man']],
    [byHim({ by: 'woman' }), ['pass byOne woman']],
    [byHim({ documentSeen: false }), ['ask documentNotSeen man']],
    [byHim({ receiptShown: false }), ['ask neitherReceiptNorStatement man']],
    [byHim({ receiptShown: false, lossStated: true }), ['pass byOne man']],
    [byHim({ signed: false }), ['ask withdrawalUnsigned man']],
    [byHim({ by: 'woman', receiptShown: false, signed: false }), ['ask neitherReceiptNorStatement woman', 'ask withdrawalUnsigned woman']],
    [null, []],
  ])('M-60 by one: %j', (withdrawal, expected) => {
    expect(saysOfDivorce('M-60', { step: 'withdraw', withdrawal })).toEqual(expected);
    const barred = expected.filter((line) => line.startsWith('ask'));
    expect(barring('withdraw', '2026-11-11', { withdrawal })).toEqual(barred.map((line) => `M-60 ${line}`));
  });

  it('M-60 is asked of nobody who does not withdraw', () => {
    for (const step of ['accept', 'return'] as const) expect(saysOfDivorce('M-60', { step, withdrawal: null })).toEqual([]);
  });

  it('M-60 nothing of the other, of registers or of papers keeps anybody in a divorce', () => {
    const hindered: Partial<DivorceFacts> = {
      couple: { man: spouses.man, woman: woman({ validUntil: date('2026-01-01'), idNumber: '1' }) },
      capabilities: [],
      onlineCheck: { state: 'mismatched', at: null },
      capacity: { man: 'full', woman: 'none' },
      bothWilling: false,
      agreementReached: false,
      registrar: null,
    };
    expect(barring('withdraw', '2026-11-11', hindered)).toEqual([]);
  });

  it('M-60 the document shown now counts, not the one of the acceptance; whoever withdraws shows it to somebody else', () => {
    const his = (changes: Parameters<typeof man>[0]) => ({ couple: { ...spouses, man: man(changes) } });
    expect(barring('withdraw', '2026-11-11', his({ validUntil: date('2026-11-10') }))).toEqual([]);
    expect(barring('withdraw', '2026-11-11', { withdrawal: byHim({ documentSeen: false }) })).toEqual(['M-60 ask documentNotSeen man']);
    const himself = { registrar: { idNumber: man().idNumber, certificate: null } };
    expect(barring('withdraw', '2026-11-11', himself)).toEqual(['M-136 refuse isParty man']);
  });
});

describe('M-61 the office that accepted', () => {
  const elsewhere = { receivedBy: { regionCode: '110105', name: '朝阳区第二婚姻登记处' } };
  const abroad = { receivedBy: { regionCode: '110108', name: '海淀区婚姻登记处' } };
  const authority = withDivorcePractice({ sameOfficeScope: 'authority' });

  it.each([
    [{}, ['pass sameOffice']],
    [elsewhere, ['refuse otherOffice | office=朝阳区第二婚姻登记处']],
    [{ ...elsewhere, ...authority }, ['pass sameOffice']],
    [abroad, ['refuse otherOffice | office=海淀区婚姻登记处']],
    [{ ...abroad, ...authority }, ['refuse otherOffice | office=海淀区婚姻登记处']],
    [
      { receivedBy: { ...abroad.receivedBy, name: goodDivorce('return').office.name } },
      ['refuse otherOffice | office=北京市朝阳区民政局婚姻登记处'],
    ],
    [{ receivedBy: null }, []],
  ])('M-61 %#', (changes, expected) => {
    for (const step of secondSteps) expect(saysOfDivorce('M-61', { step, ...changes })).toEqual(expected);
    expect(saysOfDivorce('M-61', { step: 'withdraw', ...changes })).toEqual(
      expected.map((line) => line.replace('otherOffice', 'withdrawElsewhere')),
    );
    for (const step of ['identify', 'precheck', 'accept'] as const) expect(saysOfDivorce('M-61', { step, ...changes })).toEqual([]);
  });

  it('M-61 bars elsewhere, on the article of each, and is no ground of a notice', () => {
    expect(barring('return', '2026-11-12', elsewhere)).toEqual(['M-61 refuse otherOffice']);
    expect(barring('withdraw', '2026-11-11', elsewhere)).toEqual(['M-61 refuse withdrawElsewhere']);
    const article = (step: 'withdraw' | 'return') =>
      examineDivorce(goodDivorce(step, elsewhere), today).find(({ rule }) => rule === 'M-61');
    expect(article('withdraw')!.article).toBe('notice116');
    expect(article('return')!.article).toBe('regulation2025.16');
    expect(refusalKind(article('return')!)).toBeNull();
  });

  it('M-68 an office goes on with those of the offices it was told it succeeds, and of no others', () => {
    const succeeded = withDivorcePractice({ succeededOffices: [abroad.receivedBy] });
    expect(saysOfDivorce('M-61', { step: 'return', ...abroad, ...succeeded })).toEqual(['pass succeeds | office=海淀区婚姻登记处']);
    expect(saysOfDivorce('M-61', { step: 'withdraw', ...elsewhere, ...succeeded })).toEqual([
      'refuse withdrawElsewhere | office=朝阳区第二婚姻登记处',
    ]);
  });
});

describe('M-62 the first period', () => {
  it.each([
    ['2026-10-12', false, []],
    ['2026-10-12', true, []],
    ['2026-11-10', true, []],
    ['2026-11-11', false, []],
    ['2026-11-11', true, ['M-62 refuse withdrawOver']],
    ['2026-11-12', false, ['M-62 refuse withdrawOver']],
    ['2026-12-12', false, ['M-62 refuse withdrawOver']],
  ])('M-62 withdrawing on %s, after closing %s', (on, afterClosing, expected) => {
    expect(barring('withdraw', on, { afterClosing })).toEqual(expected);
  });

  it.each([
    ['2026-10-12', ['M-62 refuse tooEarly']],
    ['2026-11-11', ['M-62 refuse tooEarly']],
    ['2026-11-12', []],
    ['2026-12-11', []],
    ['2026-12-12', ['M-65 refuse lapsed']],
  ])('M-62 M-65 certificates on %s', (on, expected) => {
    for (const step of secondSteps) expect(barring(step, on), step).toEqual(expected);
  });

  it('M-62 says until and from when', () => {
    expect(saysOfDivorce('M-62', { step: 'withdraw', dates }, date('2026-11-11'))).toEqual(['pass withdrawOpen | until=2026-11-11']);
    expect(saysOfDivorce('M-62', { step: 'withdraw', dates }, date('2026-11-12'))).toEqual(['refuse withdrawOver | until=2026-11-11']);
    expect(saysOfDivorce('M-62', { step: 'return' }, date('2026-11-11'))).toEqual(['refuse tooEarly | from=2026-11-12']);
    expect(saysOfDivorce('M-62', { step: 'return' }, date('2026-11-12'))).toEqual(['pass issueOpen | until=2026-12-11']);
    expect(saysOfDivorce('M-62', { step: 'return' }, date('2026-12-12'))).toEqual([]);
  });

  it('M-62 before acceptance there is nothing to withdraw or to issue', () => {
    for (const step of [...secondSteps, 'withdraw'] as const)
      expect(saysOfDivorce('M-62', { step, dates: null })).toEqual(['refuse notAccepted']);
    for (const rule of ['M-65', 'M-73']) expect(saysOfDivorce(rule, { step: 'return', dates: null })).toEqual([]);
    for (const rule of ['M-62', 'M-65']) expect(saysOfDivorce(rule, { step: 'accept', dates })).toEqual([]);
  });
});

describe('M-65 the last day', () => {
  it('M-65 nobody begins after closing; whoever came before may finish that day', () => {
    expect(barring('return', '2026-12-10', closing)).toEqual([]);
    expect(barring('return', '2026-12-11')).toEqual([]);
    expect(barring('return', '2026-12-11', closing)).toEqual(['M-65 refuse closedOnLastDay']);
    for (const step of secondSteps.slice(1)) expect(barring(step, '2026-12-11', closing), step).toEqual([]);
    // Both cards were read a minute before, whenever the registrar says so.
    expect(barring('return', '2026-12-11', { ...closing, returnedOn: date('2026-12-11') })).toEqual([]);
    expect(barring('return', '2026-12-11', { ...closing, returnedOn: date('2026-12-10') })).toEqual(['M-65 refuse closedOnLastDay']);
    expect(saysOfDivorce('M-62', { step: 'return', ...closing }, date('2026-12-11'))).toEqual([]);
    expect(saysOfDivorce('M-65', { step: 'return', ...closing }, date('2026-12-11'))).toEqual([
      'refuse closedOnLastDay | until=2026-12-11',
    ]);
  });

  it.each([
    ['withdraw', '2026-11-11', dates, true],
    ['withdraw', '2026-11-12', dates, false],
    ['return', '2026-12-11', dates, true],
    ['return', '2026-12-12', dates, false],
    ['return', '2026-11-11', dates, false],
    ['return', '2027-02-05', provisionalIssue, true],
    ['return', '2027-02-06', provisionalIssue, false],
  ] as const)('M-62 M-65 M-73 the hour alone bars: %s on %s', (step, on, of, expected) => {
    const facts = goodDivorce(step, { dates: of, returnedOn: null, onlineCheck: { state: 'matched', at: `${on}T01:00:00Z` }, ...closing });
    const periods = blocks(examineDivorce(facts, date(on)), step).filter(({ rule }) => ['M-62', 'M-65', 'M-73'].includes(rule));
    expect(periods.length).toBeGreaterThan(0);
    expect(periods.every((finding) => isBarredByClosing(finding, of, date(on)))).toBe(expected);
  });

  it('M-65 a visit belongs to its day', () => {
    expect(saysOfDivorce('M-65', { step: 'question', returnedOn: today })).toEqual(['pass begunInTime']);
    expect(saysOfDivorce('M-65', { step: 'question', returnedOn: date('2026-11-21') })).toEqual([
      'refuse visitOfAnotherDay | began=2026-11-21',
    ]);
    expect(saysOfDivorce('M-65', { step: 'question', returnedOn: null })).toEqual(['refuse visitNotBegun']);
    expect(saysOfDivorce('M-65', { step: 'return', returnedOn: null })).toEqual([]);
    expect(saysOfDivorce('M-65', { step: 'register', returnedOn: date('2026-12-11') }, date('2026-12-12'))).toEqual([
      'refuse lapsed | until=2026-12-11',
    ]);
  });
});

describe('M-73 provisional dates', () => {
  const at = (of: CoolingOffDates, more: Partial<DivorceFacts> = {}) => ({ dates: of, ...more });

  it.each([
    // The first period firm, the second not: issued through its thirtieth day, and then nobody can say.
    ['withdraw', '2027-01-06', at(provisionalIssue), []],
    ['withdraw', '2027-01-06', at(provisionalIssue, closing), ['M-62 refuse withdrawOver']],
    ['withdraw', '2027-01-07', at(provisionalIssue), ['M-62 refuse withdrawOver']],
    ['return', '2027-01-06', at(provisionalIssue), ['M-62 refuse tooEarly']],
    ['return', '2027-01-07', at(provisionalIssue), []],
    ['return', '2027-02-05', at(provisionalIssue), []],
    ['return', '2027-02-05', at(provisionalIssue, closing), ['M-73 refuse awaitsCalendar']],
    ['register', '2027-02-05', at(provisionalIssue, closing), []],
    ['return', '2027-02-06', at(provisionalIssue), ['M-73 refuse awaitsCalendar']],
    ['register', '2027-02-06', at(provisionalIssue), ['M-73 refuse awaitsCalendar']],
    ['return', '2028-01-01', at(provisionalIssue), ['M-73 refuse awaitsCalendar']],
    // The first not firm: withdrawn whenever, issued never.
    ['withdraw', '2027-01-06', at(provisionalBoth, closing), []],
    ['withdraw', '2027-01-07', at(provisionalBoth), []],
    ['withdraw', '2027-03-01', at(provisionalBoth), []],
    ['return', '2027-01-06', at(provisionalBoth), ['M-73 refuse issueWaits']],
    ['return', '2027-01-07', at(provisionalBoth), ['M-73 refuse issueWaits']],
    ['register', '2027-02-06', at(provisionalBoth), ['M-73 refuse issueWaits']],
  ] as const)('M-73 %s on %s: %#', (step, on, changes, expected) => {
    const registrar = { idNumber: idNumberOf('1980-01-01', 'female'), certificate: { number: 'D-0001', validUntil: date('2030-06-30') } };
    expect(barring(step, on, { ...changes, registrar })).toEqual(expected);
  });

  it('M-73 tells at acceptance what may still move, and bars nothing by it', () => {
    const said = (of: CoolingOffDates) => saysOfDivorce('M-73', { step: 'accept', dates: of });
    expect(said(dates)).toEqual([]);
    expect(said(provisionalIssue)).toEqual(['ask provisionalIssue | until=2027-02-05']);
    expect(said(provisionalBoth)).toEqual(['ask provisionalWithdraw | until=2027-01-06']);
    expect(told(blocks(examineDivorce(goodDivorce('accept', { dates: provisionalBoth }), today), 'accept'))).toEqual([]);
    expect(saysOfDivorce('M-73', { step: 'withdraw', dates: provisionalBoth })).toEqual(['ask provisionalWithdraw | until=2027-01-06']);
    // It waits for the calendar to be issued, not to be withdrawn.
    expect(saysOfDivorce('M-73', { step: 'withdraw', dates: provisionalIssue }, date('2027-02-06'))).toEqual([
      'ask provisionalIssue | until=2027-02-05',
    ]);
    expect(saysOfDivorce('M-73', { step: 'return', dates: provisionalBoth })).toEqual(['refuse issueWaits | until=2027-01-06']);
    expect(saysOfDivorce('M-73', { step: 'return', dates: provisionalIssue }, date('2027-02-06'))).toEqual([
      'refuse awaitsCalendar | until=2027-02-05',
    ]);
  });

  it('M-73 no date is a ground of a notice', () => {
    const found = secondSteps.flatMap((step) =>
      [dates, provisionalIssue, provisionalBoth].flatMap((of) => examineDivorce(goodDivorce(step, { dates: of }), date('2027-02-06'))),
    );
    const ofDates = found.filter(({ rule, outcome }) => outcome === 'refuse' && ['M-62', 'M-65', 'M-73'].includes(rule));
    expect(ofDates.length).toBeGreaterThan(0);
    expect(new Set(ofDates.map(refusalKind))).toEqual(new Set([null]));
  });
});

describe('M-104 the date of a divorce', () => {
  it.each([
    ['register', '2026-11-22', ['pass sameDay']],
    ['register', '2026-11-21', ['refuse divorceNotSameDay | preparedOn=2026-11-21 on=2026-11-22']],
    ['register', '2026-11-23', ['refuse divorceNotSameDay | preparedOn=2026-11-23 on=2026-11-22']],
    ['examine', '2026-11-21', []],
  ] as const)('M-104 at %s with certificates of %s', (step, preparedOn, expected) => {
    expect(saysOfDivorce('M-104', { step, preparedOn: date(preparedOn) })).toEqual(expected);
  });
});

describe('the couple who come back', () => {
  it('M-62 are let in whatever else is open: only who they are, whether both came, and the dates bar it', () => {
    const open: Partial<DivorceFacts> = {
      interviews: { man: null, woman: null },
      declared: null,
      agreementSigned: null,
      photos: { man: false, woman: false },
      scans: [],
      onlineCheck: { state: 'mismatched', at: null },
      bothPresent: null,
      applied: { man: false, woman: false },
    };
    expect(barring('return', '2026-12-11', open)).toEqual([]);
    expect(barring('question', '2026-12-11', { ...open, interviews: goodDivorce('question').interviews })).toContain(
      'M-155 ask mismatched',
    );
    expect(barring('return', '2026-12-11', { couple: { man: spouses.woman, woman: spouses.man } })).toContain('M-40 ask swapped');
  });
});
