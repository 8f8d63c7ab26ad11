import { describe, expect, it } from 'vitest';
import { blocks, examineMarriage, isInternal } from '#shared/law/marriage/index.ts';
import { emptyApplication, identityKey, PartyType, type PartyDraft } from '#shared/model/index.ts';
import {
  date,
  foreigner,
  goodFacts,
  goodMixedFacts,
  hongKong,
  macao,
  man,
  marriedHere,
  parties,
  person,
  says,
  soldier,
  stateless,
  taiwan,
  today,
  told,
  withMan,
  withPractice,
  woman,
} from './couple.ts';

const of = (first: PartyDraft, second: PartyDraft = woman()) => ({ man: first, woman: second });

describe('M-15 other identity documents', () => {
  const temporary = { document: 'temporaryResidentCard', validFrom: date('2026-09-30') } as const;
  it.each([
    ['a temporary card', man({ ...temporary, validUntil: date('2026-12-30') }), {}, ['pass valid man']],
    [
      'one day longer than three months',
      man({ ...temporary, validUntil: date('2026-12-31') }),
      {},
      ['ask temporaryTooLong man', 'pass valid man'],
    ],
    [
      'a temporary card where none is accepted',
      man({ ...temporary, validUntil: date('2026-12-30') }),
      withPractice({ temporaryCards: false }),
      ['refuse temporaryNotAccepted man', 'pass valid man'],
    ],
    ['a temporary card without its first day', man({ ...temporary, validFrom: null }), {}, ['ask periodMissing man']],
    ['长期 on a temporary card', man({ ...temporary, validUntil: null, longTerm: true }), {}, ['ask longTermUnknown man']],
    ['a passport without its first day', foreigner(), {}, ['pass valid man']],
    ['a passport without its last day', foreigner({ validUntil: null }), {}, ['ask periodMissing man']],
    ['a passport that ended yesterday', foreigner({ validUntil: date('2026-11-21') }), {}, ['refuse expired man']],
    ['长期 on a passport', foreigner({ validUntil: null, longTerm: true }), {}, ['ask longTermUnknown man']],
    ['a travel permit without its first day', hongKong({ validFrom: null }), {}, ['ask periodMissing man']],
    ['a travel permit that ended yesterday', taiwan({ validUntil: date('2026-11-21') }), {}, ['refuse expired man']],
    ['a soldier’s resident card of before the service', soldier({ validUntil: today }), {}, ['pass valid man']],
  ] as const)('M-15 %s', (_, first, changes, expected) => {
    const found = told(examineMarriage(goodMixedFacts(first, { ...changes, step: 'examine' }), today), 'M-15');
    expect(found.filter((line) => line.endsWith(' man'))).toEqual(expected.map((line) => `M-15 ${line}`));
  });
});

describe('M-23 nationality', () => {
  it.each([
    [man(), 'pass chinese'],
    [hongKong(), 'pass chinese'],
    [stateless(), 'pass stateless'],
    [foreigner(), 'pass foreign'],
    [foreigner({ nationality: '' }), 'ask missing'],
    [foreigner({ nationality: 'fr' }), 'ask malformed'],
  ])('M-23 the nationality as it will be written', (first, expected) => {
    expect(says('M-23', { couple: of(first) })).toContain(`${expected} man`);
  });
});

describe('M-24 help', () => {
  const interpreter = { role: 'interpreter', name: '赵译', idNumber: '', language: '法语' } as const;
  it.each([
    [{ reads: false, writes: true, companion: null }, ['ask readAloud man']],
    [{ reads: true, writes: false, companion: null }, ['ask fingerprintOnly man']],
    [{ reads: true, writes: true, companion: { ...interpreter, name: ' ' } }, ['ask companionUnnamed man']],
    [{ reads: false, writes: false, companion: interpreter }, ['ask readAloud man', 'ask fingerprintOnly man', 'pass accompanied man']],
    [{ reads: true, writes: true, companion: null }, []],
  ] as const)('M-24 %j', (help, expected) => {
    expect(says('M-24', withMan({ help }))).toEqual(expected);
  });

  it('M-24 reminds and bars nothing', () => {
    const help = { reads: false, writes: false, companion: { ...interpreter, name: '' } };
    expect(blocks(examineMarriage(goodFacts('register', withMan({ help })), today), 'register')).toEqual([]);
  });

  it('M-24 M-34 who cannot write is asked for a fingerprint, not for a signature', () => {
    const help = { help: { reads: true, writes: false, companion: null } };
    const declared = { noSpouse: true, noKinship: true, voluntary: true, signed: { man: false, woman: true } };
    expect(says('M-34', { ...withMan(help), declared })).toEqual(['ask notFingerprinted man', 'pass signed woman']);
    expect(says('M-34', withMan(help))).toEqual(['pass fingerprinted man', 'pass signed woman']);
  });
});

describe('M-33 capacity', () => {
  it('M-33 a doubt is the registrar’s to decide, before and after the declaration', () => {
    const doubt = withMan({ capacityNote: '回答前后不一' });
    expect(says('M-33', { ...doubt, declared: null })).toEqual(['ask capacityDoubt man']);
    expect(says('M-33', doubt)).toEqual(['ask capacityDoubt man', 'pass noObstacle']);
    expect(blocks(examineMarriage(goodFacts('register', doubt), today), 'register')).toEqual([]);
  });

  it('M-33 that the registrar doubted is internal, and nothing else is', () => {
    const findings = examineMarriage(goodFacts('register', withMan({ capacityNote: '回答前后不一' })), today);
    expect(told(findings.filter(isInternal))).toEqual(['M-33 ask capacityDoubt man']);
    expect(isInternal({ ...findings[0]!, rule: 'M-999' })).toBe(false);
  });
});

describe('M-35 fields of each type', () => {
  it.each(PartyType.options)('M-35 a %s with an address is complete; ethnicity is asked of Chinese citizens', (type) => {
    const isChinese = type !== 'foreigner' && type !== 'stateless';
    const isMainland = type === 'mainlandResident' || type === 'soldier';
    const untold = { couple: of(parties[type]('male', { ethnicity: '', address: '12 rue Exemple, Lyon' })) };
    expect(says('M-35', untold)[0]).toBe(
      isMainland ? 'ask ethnicityMissing man' : isChinese ? 'ask ethnicityNotAsked man' : 'pass complete man',
    );
    const barred = told(blocks(examineMarriage(goodFacts('declare', untold), today), 'declare'), 'M-35');
    expect(barred).toEqual(isMainland ? ['M-35 ask ethnicityMissing man'] : []);
    expect(says('M-35', { couple: of(parties[type]('male', {})) })).toContain('pass complete man');
  });
});

describe('M-38 and M-39 kinds of application', () => {
  const supplementary = (since: string | null) => ({
    application: { ...emptyApplication, kind: 'supplementary' as const, livingTogetherSince: since === null ? null : date(since) },
  });
  const restored = { application: { ...emptyApplication, kind: 'restored' as const } };

  it.each([
    [null, 'ask sinceMissing'],
    ['2026-11-21', 'pass declaredSince'],
    ['2026-11-22', 'pass declaredSince'],
    ['2026-11-23', 'ask sinceInFuture'],
  ])('M-38 living together since %s: %s', (since, expected) => {
    expect(says('M-38', supplementary(since))).toEqual([expected]);
    expect(says('M-39', supplementary(since))).toEqual([]);
    const barred = told(blocks(examineMarriage(goodFacts('declare', supplementary(since)), today), 'declare'));
    expect(barred).toEqual(expected.startsWith('ask') ? [`M-38 ${expected}`] : []);
  });

  it.each([
    ['1995-04-11', ['ask sinceBeforeBirth man', 'ask sinceBeforeBirth woman']],
    ['1995-04-12', ['ask sinceBeforeAge man', 'ask sinceBeforeBirth woman']],
    ['1997-09-02', ['ask sinceBeforeAge man', 'ask sinceBeforeBirth woman']],
    ['1997-09-03', ['ask sinceBeforeAge man', 'ask sinceBeforeAge woman', 'pass declaredSince']],
    ['2017-04-11', ['ask sinceBeforeAge man', 'ask sinceBeforeAge woman', 'pass declaredSince']],
    ['2017-04-12', ['ask sinceBeforeAge woman', 'pass declaredSince']],
    ['2017-09-02', ['ask sinceBeforeAge woman', 'pass declaredSince']],
    ['2017-09-03', ['pass declaredSince']],
  ])('M-38 he is born 1995-04-12, she 1997-09-03: living together since %s', (since, expected) => {
    expect(says('M-38', supplementary(since))).toEqual(expected);
    const barred = told(blocks(examineMarriage(goodFacts('declare', supplementary(since)), today), 'declare'));
    expect(barred).toEqual(expected.filter((line) => line.includes('Birth')).map((line) => `M-38 ${line}`));
  });

  it('M-38 of whom no birth is known nothing is said', () => {
    expect(says('M-38', { ...supplementary('1990-01-01'), couple: of(man({ birthDate: null }), woman({ birthDate: null })) })).toEqual([
      'pass declaredSince',
    ]);
  });

  it('M-38 M-104 a supplementary registration carries the day of the act, no earlier one', () => {
    const facts = { ...supplementary('1999-10-01'), step: 'register' as const };
    expect(says('M-104', { ...facts, preparedOn: date('1999-10-01') })).toEqual(['refuse notSameDay']);
    expect(says('M-104', { ...facts, preparedOn: today })).toEqual(['pass sameDay']);
  });

  it('M-39 both declare to be divorced', () => {
    const divorced = { maritalStatus: 'divorced' } as const;
    expect(says('M-39', { ...restored, couple: of(man(divorced), woman(divorced)) })).toEqual(['pass bothDivorced']);
    expect(says('M-39', { ...restored, couple: of(man(divorced), woman()) })).toEqual(['ask notDivorced woman']);
    expect(told(blocks(examineMarriage(goodFacts('declare', restored), today), 'declare'))).toEqual([
      'M-39 ask notDivorced man',
      'M-39 ask notDivorced woman',
    ]);
    expect(says('M-39', {})).toEqual([]);
    expect(says('M-39', { ...marriedHere() })).toEqual([]);
    expect(says('M-38', restored)).toEqual([]);
  });
});

describe('M-39 what this hall’s records show', () => {
  const restored = { application: { ...emptyApplication, kind: 'restored' as const } };
  const couple = of(man({ maritalStatus: 'divorced' }), woman({ maritalStatus: 'divorced' }));
  const toHer = marriedHere('2025-06-02', identityKey(couple.woman)).existing.man;
  const toHim = { ...toHer, registeredMarriage: { ...toHer.registeredMarriage!, partner: identityKey(couple.man) } };
  const toAnother = marriedHere().existing.man;
  const nobody = marriedHere().existing.woman;

  it.each([
    ['married to each other', toHer, toHim, ['pass marriedToEachOther']],
    ['he was married to her, of her nothing is known', toHer, nobody, ['pass marriedToEachOther']],
    ['she was married to him, of him nothing is known', nobody, toHim, ['pass marriedToEachOther']],
    ['he was married to somebody else', toAnother, nobody, ['ask marriedToAnother man']],
    ['she married somebody else since', toHer, toAnother, ['ask marriedToAnother woman']],
    ['both were married to somebody else', toAnother, toAnother, ['ask marriedToAnother man', 'ask marriedToAnother woman']],
    ['nothing', nobody, nobody, ['pass bothDivorced']],
  ])('M-39 %s', (_, ofHim, ofHer, expected) => {
    const facts = { ...restored, couple, existing: { man: ofHim, woman: ofHer } };
    expect(says('M-39', facts)).toEqual(expected);
    expect(told(blocks(examineMarriage(goodFacts('declare', facts), today), 'declare'), 'M-39')).toEqual([]);
  });

  it('M-39 names the number of the marriage', () => {
    const facts = goodFacts('declare', { ...restored, couple, existing: { man: toHer, woman: toHim } });
    expect(examineMarriage(facts, today).find(({ rule }) => rule === 'M-39')!.params).toEqual({ number: 'J110105-2025-000007' });
  });
});

describe('M-40 and M-157 numbers', () => {
  it('M-40 two people of two places may have one number, of one place they may not', () => {
    const number = { idNumber: '1234567(8)' };
    expect(says('M-40', { couple: of(macao(number), parties.taiwan('female', number)) })).not.toContain('refuse sameNumber');
    expect(says('M-40', { couple: of(macao(number), parties.macao('female', { idNumber: '12345678' })) })).toContain('refuse sameNumber');
    expect(says('M-40', { couple: of(foreigner(), parties.foreigner('female', { nationality: 'DEU' })) })).not.toContain(
      'refuse sameNumber',
    );
    expect(says('M-40', { couple: of(foreigner({ idNumber: '' }), parties.foreigner('female', { idNumber: '' })) })).not.toContain(
      'refuse sameNumber',
    );
  });

  it('M-157 looks only at 公民身份号码', () => {
    for (const type of PartyType.options) {
      const said = says('M-157', { couple: of(parties[type]('male', { idNumber: '1' })) }).filter((line) => line.endsWith(' man'));
      expect(said, type).toEqual(type === 'mainlandResident' || type === 'soldier' ? ['ask malformed man'] : []);
    }
  });

  it('M-31 the ages are the same for every party type', () => {
    for (const type of PartyType.options) {
      const young = parties[type]('male', { birthDate: date('2004-11-23') });
      expect(says('M-31', { couple: of(young, person('female', '2006-11-22')) }), type).toEqual([
        'refuse tooYoung man',
        'pass ofAge woman',
      ]);
    }
  });
});
