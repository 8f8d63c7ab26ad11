import { describe, expect, it } from 'vitest';
import {
  blocks,
  examineDivorce,
  initialDivorceFacts,
  isInternal,
  nameGround,
  namedGrounds,
  refusalGrounds,
  refusalKind,
} from '#shared/law/divorce/index.ts';
import { rulesets } from '#shared/law/rulesets.ts';
import { DivorceAction, DivorceFacts, DivorceStep, emptyParty, Finding } from '#shared/model/index.ts';
import { date, man, today, told } from './couple.ts';
import { goodDivorce, herInterview, spouses } from './divorcing.ts';

describe('what the law says of a divorce', () => {
  it('lets an empty application go nowhere but to its end', () => {
    const empty = initialDivorceFacts('identify', { man: emptyParty, woman: emptyParty }, goodDivorce('identify').office, today);
    const findings = examineDivorce(empty, today);
    expect(told(blocks(findings, 'identify'))).toEqual(['M-15 ask cardMissing man', 'M-15 ask cardMissing woman']);
    for (const action of ['refuse', 'cancel', 'swapParties', 'notNow', 'recordVisit', 'end', 'photograph', 'voidCertificates'] as const) {
      expect(blocks(findings, action), action).toEqual([]);
    }
    expect(told(blocks(examineDivorce({ ...empty, step: 'precheck' }, today), 'precheck'))).toEqual([
      'M-15 ask cardMissing man',
      'M-15 ask cardMissing woman',
      'M-45 ask presenceNotAsked',
      'M-45 ask willNotAsked',
      'M-45 ask agreementNotAsked',
      'M-45 ask capacityNotAsked man',
      'M-45 ask capacityNotAsked woman',
      'M-47 ask notLooked man',
      'M-47 ask notLooked woman',
      'M-47 ask registrarUnknown',
      'M-47 ask numberMissing',
      'M-47 ask dateMissing',
    ]);
  });

  it('asks the law before every step but a picture, and before a withdrawal', () => {
    const refused = examineDivorce(goodDivorce('accept', { agreementReached: false }), today);
    const asked = DivorceAction.options.filter((action) => blocks(refused, action).length > 0);
    expect(asked).toEqual([...DivorceStep.options.filter((step) => step !== 'photograph'), 'withdraw']);
  });

  it('M-60 what is asked of whoever withdraws bars withdrawing, and no step to the certificates', () => {
    const found = examineDivorce(
      goodDivorce('withdraw', { withdrawal: { by: 'man', documentSeen: true, receiptShown: true, lossStated: false, signed: false } }),
      today,
    );
    const barred = DivorceAction.options.filter((action) => told(blocks(found, action)).includes('M-60 ask withdrawalUnsigned man'));
    expect(barred).toEqual(['withdraw']);
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
    for (const action of ['identify', 'return', 'withdraw'] as const) expect(blocks([unknown], action)).toEqual([unknown]);
    expect(refusalKind({ ...unknown, outcome: 'refuse' })).toBeNull();
    expect(isInternal(unknown)).toBe(false);
  });
});

describe('M-49 M-63 grounds of a notice', () => {
  it('M-49 states what the statute knows, and leaves out what only makes the act wait', () => {
    const findings = examineDivorce(
      goodDivorce('accept', {
        couple: { ...spouses, man: man({ validUntil: date('2026-01-01') }) },
        agreementReached: false,
        registrar: { idNumber: man().idNumber, certificate: null },
      }),
      today,
    );
    expect(told(refusalGrounds(findings))).toEqual(['M-15 refuse expired man', 'M-49 refuse noAgreement']);
    expect(told(blocks(findings, 'accept'))).toContain('M-136 refuse isParty man');
  });

  it('M-63 states at the second visit who changed their mind', () => {
    const findings = examineDivorce(goodDivorce('question', { ...herInterview({ agrees: false }), bothReturned: false }), today);
    expect(told(refusalGrounds(findings))).toEqual(['M-63 refuse disagrees woman']);
  });

  it('M-49 M-63 the registrar names what no rule finds, each a ground of its notice', () => {
    const names = (step: 'precheck' | 'question') =>
      namedGrounds(step).map((ground) => {
        const finding = nameGround(ground, 'woman');
        return `${told([finding])[0]} ${refusalKind(finding)}`;
      });
    expect(names('precheck')).toEqual([
      'M-49 refuse noAgreement woman acceptance',
      'M-49 refuse noCapacity woman acceptance',
      'M-49 refuse limitedCapacity woman acceptance',
      'M-49 refuse notRegisteredHere woman acceptance',
      'M-49 refuse oneSided woman acceptance',
      'M-49 refuse absent woman acceptance',
      'M-15 refuse papersLacking woman acceptance',
    ]);
    expect(names('question')).toEqual([
      'M-63 refuse changedTheirMind woman registration',
      'M-63 refuse disagrees woman registration',
      'M-49 refuse noCapacity woman acceptance',
      'M-49 refuse limitedCapacity woman acceptance',
      'M-15 refuse papersLacking woman acceptance',
    ]);
    expect(nameGround('absent', null).party).toBeNull();
  });
});

describe('the ruleset asked by name', () => {
  it.each([...DivorceStep.options, 'withdraw'] as const)('answers facts read from a file, at %s', (step) => {
    const facts = DivorceFacts.parse(JSON.parse(JSON.stringify(goodDivorce(step))));
    expect(facts).toEqual(goodDivorce(step));
    expect(rulesets.divorce.evaluate(rulesets.divorce.facts.parse(facts), today)).toEqual(examineDivorce(facts, today));
  });
});
