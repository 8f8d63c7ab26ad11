import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '#shared/contract/index.ts';
import {
  blocks,
  examineMarriage,
  initialMarriageFacts,
  marriageRules,
  nameGround,
  namedGrounds,
  refusalGrounds,
  refusalKind,
  unknownPerson,
} from '#shared/law/marriage/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { evaluateRules, isInForce, rulesFor } from '#shared/law/rule.ts';
import { rulesets } from '#shared/law/rulesets.ts';
import {
  emptyParty,
  Finding,
  MarriageAction,
  MarriageFacts,
  MarriageStep,
  MaritalStatus,
  Sex,
  type CivilDate,
  type PartyDraft,
} from '#shared/model/index.ts';
import { date, goodFacts, idNumberOf, man, notChecked, today, told, woman } from './couple.ts';

describe('dated law', () => {
  const rule = rulesFor<{ readonly years: number }, 'act'>();
  const says = { old: { outcome: 'pass', params: [] }, young: { outcome: 'refuse', params: ['needed'] } } as const;
  const form = (article: string, needed: number, period: { readonly since: string; readonly until?: string }) =>
    rule({
      id: 'M-31',
      article,
      ...period,
      says,
      evaluate: ({ years }, say) => [years >= needed ? say('old', null) : say('young', null, { needed })],
    });
  const before = form('before', 20, { since: '1981-01-01', until: '2020-12-31' });
  const after = form('after', 22, { since: '2021-01-01' });
  const rules = [after, before];

  it.each([
    ['1980-12-31', []],
    ['1981-01-01', ['before pass']],
    ['2020-12-31', ['before pass']],
    ['2021-01-01', ['after refuse']],
  ] as const)('on %s only the form in force speaks', (on, expected) => {
    expect(evaluateRules(rules, { years: 21 }, date(on)).map(({ article, outcome }) => `${article} ${outcome}`)).toEqual(expected);
  });

  it('two forms of one marriage rule are never in force together', () => {
    for (const one of marriageRules) {
      for (const other of marriageRules) {
        if (one === other || one.id !== other.id) continue;
        expect(isInForce(one, other.since) || isInForce(other, one.since), one.id).toBe(false);
      }
    }
  });
});

describe('what the law says of a marriage', () => {
  it.each(MarriageStep.options)('has nothing against a good couple at %s', (step) => {
    const findings = examineMarriage(goodFacts(step), today);
    expect(findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(blocks(findings, step)).toEqual([]);
  });

  it('tells refusals first, then questions, then what is in order, each by rule number', () => {
    const findings = examineMarriage(
      goodFacts('prepare', { capabilities: [], hasPhoto: false, onlineCheck: { state: 'notAvailable', at: null }, askedApart: false }),
      today,
    );
    const lines = told(findings).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(lines.slice(0, 4)).toEqual(['M-14 refuse', 'M-155 refuse', 'M-30 ask', 'M-32 ask']);
    const numbers = lines.filter((line) => line.endsWith('pass')).map((line) => Number(/\d+/.exec(line)![0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('lets an empty case go nowhere but to its end', () => {
    const findings = examineMarriage(initialMarriageFacts('identify', { man: emptyParty, woman: emptyParty }, today), today);
    expect(told(blocks(findings, 'identify'))).toContain('M-15 ask cardMissing woman');
    expect(blocks(findings, 'refuse')).toEqual([]);
    expect(blocks(findings, 'cancel')).toEqual([]);
    expect(blocks(findings, 'swapParties')).toEqual([]);
  });

  it.each([
    ['M-15 periodMissing', { couple: { man: man({ validUntil: null }), woman: woman() } }, 'precheck'],
    ['M-22 divorced', { couple: { man: man({ maritalStatus: 'divorced' }), woman: woman() }, ...notChecked }, 'examine'],
    ['M-22 missing', { couple: { man: man({ maritalStatus: null }), woman: woman() } }, 'declare'],
    ['M-30 notAsked', { bothPresent: null }, 'precheck'],
    ['M-32 missing', { hasPhoto: false }, 'examine'],
    ['M-34 notYet', { declared: null }, 'examine'],
    ['M-40 swapped', { couple: { man: woman(), woman: man() } }, 'identify'],
    ['M-155 mismatched', { onlineCheck: { state: 'mismatched', at: null } }, 'examine'],
    [
      'M-40 openCase',
      {
        existing: {
          man: { ...unknownPerson, openCaseNumber: '01-1122-001' },
          woman: unknownPerson,
        },
      },
      'prepare',
    ],
  ] as const)('the question %s bars %j from %s on, and nothing before', (question, changes, first) => {
    const steps = MarriageStep.options.filter((step) => step !== 'photograph');
    const barred = steps.filter((step) => {
      const facts = goodFacts(step, changes as unknown as Partial<MarriageFacts>);
      return told(blocks(examineMarriage(facts, today), step)).some((line) => line.includes(question.replace(' ', ' ask ')));
    });
    expect(barred).toEqual(steps.slice(steps.indexOf(first)));
  });

  it('a question of an unknown rule stays open and bars', () => {
    const unknown = Finding.parse({
      rule: 'M-999',
      outcome: 'ask',
      party: null,
      article: 'x',
      since: '2030-01-01',
      message: 'x',
      params: {},
    });
    expect(blocks([unknown], 'identify')).toEqual([unknown]);
    expect(refusalKind({ ...unknown, outcome: 'refuse' })).toBeNull();
  });
});

describe('M-33 grounds of a refusal', () => {
  it('separates 不予登记 from 不予受理, and leaves out what only makes the act wait', () => {
    const findings = examineMarriage(
      goodFacts('prepare', {
        couple: { man: man({ validUntil: date('2026-01-01') }), woman: woman({ birthDate: date('2008-09-03') }) },
        declared: { noSpouse: true, noKinship: false, voluntary: true, signed: { man: true, woman: true } },
        onlineCheck: { state: 'notAvailable', at: null },
        registrar: { idNumber: null, certificate: null },
      }),
      today,
    );
    expect(refusalGrounds(findings).map((finding) => `${refusalKind(finding)} ${told([finding])[0]}`)).toEqual([
      'acceptance M-15 refuse expired man',
      'registration M-31 refuse tooYoung woman',
      'registration M-33 refuse kinship',
    ]);
    expect(told(findings.filter(({ outcome }) => outcome === 'refuse'))).toEqual(
      expect.arrayContaining(['M-135 refuse none', 'M-155 refuse noAuthorisation']),
    );
  });

  it('M-33 a registrar may name what no rule can find', () => {
    expect(namedGrounds).toEqual(['hasSpouse', 'kinship', 'notVoluntary', 'notPresent', 'papersLacking']);
    expect(namedGrounds.map((ground) => refusalKind(nameGround(ground, 'man')))).toEqual([
      'registration',
      'registration',
      'registration',
      'acceptance',
      'acceptance',
    ]);
    expect(nameGround('notVoluntary', 'woman')).toMatchObject({ rule: 'M-33', party: 'woman', article: 'civilCode.1046' });
  });

  it('the four grounds of 不予登记 are grounds wherever they appear', () => {
    const forbidding = marriageRules.flatMap(({ id, says }) =>
      Object.entries(says)
        .filter(([, saying]) => saying.ground === 'registration')
        .map(([message]) => `${id} ${message}`),
    );
    expect(forbidding).toEqual([
      'M-31 tooYoung',
      'M-33 hasSpouse',
      'M-33 kinship',
      'M-33 notVoluntary',
      'M-40 marriedHere',
      'M-64 inFlight',
    ]);
  });
});

describe('whatever the facts', () => {
  const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(date('1930-01-01'), days));
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const party: fc.Arbitrary<PartyDraft> = fc
    .record({
      name: fc.constantFrom('', '李明', '王芳'),
      sex: maybe(fc.constantFrom(...Sex.options)),
      birthDate: maybe(day),
      idNumber: fc.oneof(fc.constantFrom('', '1', idNumberOf('1995-04-12', 'male')), fc.string({ maxLength: 18 })),
      validFrom: maybe(day),
      validUntil: maybe(day),
      longTerm: fc.boolean(),
      maritalStatus: maybe(fc.constantFrom(...MaritalStatus.options)),
    })
    .map((some) => ({ ...emptyParty, ...some }));
  const facts = fc
    .record({
      step: fc.constantFrom(...MarriageStep.options),
      couple: fc.record({ man: party, woman: party }),
      bothPresent: maybe(fc.boolean()),
      hasPhoto: fc.boolean(),
      onlineCheck: fc.record({
        state: fc.constantFrom('notAvailable', 'pending', 'matched', 'mismatched'),
        at: maybe(fc.constant('2026-11-22T01:00:00Z')),
      }),
      preparedOn: maybe(day),
    })
    .map((some): MarriageFacts => ({ ...goodFacts(some.step), ...some }));

  it('the law answers with findings of the right shape and never throws', () => {
    fc.assert(
      fc.property(facts, day, (about, on) => {
        const findings = examineMarriage(MarriageFacts.parse(about), on);
        for (const finding of findings) Finding.parse(finding);
        expect(rulesets.marriage.evaluate(about, on)).toEqual(findings);
      }),
    );
  });

  it('a refusal bars every step under law, and no way out', () => {
    const underLaw = MarriageStep.options.filter((step) => step !== 'photograph');
    fc.assert(
      fc.property(facts, fc.constantFrom(...MarriageAction.options), (about, action) => {
        const findings = examineMarriage(about, today);
        const refused = findings.filter(({ outcome }) => outcome === 'refuse');
        const barred = blocks(findings, action);
        if ((underLaw as string[]).includes(action)) expect(barred).toEqual(expect.arrayContaining(refused));
        else expect(barred).toEqual([]);
      }),
    );
  });

  it('M-31 who may marry today may marry on any later day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20_000 }), (birthDate, days) => {
        const tooYoung = (on: CivilDate) =>
          told(examineMarriage(goodFacts('precheck', { couple: { man: man({ birthDate }), woman: woman() } }), on)).some((line) =>
            line.includes('tooYoung man'),
          );
        if (birthDate <= today && !tooYoung(today)) expect(tooYoung(addDays(today, days))).toBe(false);
      }),
    );
  });
});

describe('M-134 free of charge', () => {
  it('M-134 no operation carries a fee', () => {
    const fee = /fee|price|(?<!dis)charge|payment|paid|cost|invoice|费|收款/i;
    const keysOf = (value: unknown): string[] =>
      value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : [];
    for (const [name, { input, output }] of Object.entries(operations)) {
      const shapes = [input, output].map((schema) => schema.toJSONSchema({ io: 'input', unrepresentable: 'any' }));
      expect(
        [name, ...keysOf(shapes)].filter((key) => fee.test(key)),
        name,
      ).toEqual([]);
    }
    expect(keysOf({ output: { feeAmount: 1 } }).some((key) => fee.test(key))).toBe(true);
  });
});
