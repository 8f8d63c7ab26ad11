import { describe, expect, it } from 'vitest';
import { blocks, divorceProofs, examineMarriage, marriageMaterials } from '#shared/law/marriage/index.ts';
import {
  emptyApplication,
  PartyType,
  type MarriageFacts,
  type MarriageStep,
  type PartyDraft,
  type PartyPaper,
} from '#shared/model/index.ts';
import {
  date,
  foreigner,
  goodFacts,
  goodMixedFacts,
  hongKong,
  man,
  marriedHere,
  notChecked,
  paper,
  parties,
  says,
  soldier,
  today,
  told,
  withMan,
  withPractice,
  woman,
} from './couple.ts';

const of = (first: PartyDraft, second: PartyDraft = woman()) => ({ man: first, woman: second });

describe('M-21 age of proofs', () => {
  const single = (issuedOn: string | null) =>
    foreigner({
      papers: [
        paper('singleProof', {
          route: 'foreignMissionIssued',
          country: 'FRA',
          wording: 'single',
          issuedOn: issuedOn === null ? null : date(issuedOn),
        }),
        paper('proofTranslation'),
      ],
    });
  const military = (issuedOn: string | null, validUntil: string | null) =>
    soldier({
      papers: [
        paper('militaryCard'),
        paper('militaryMarriageProof', {
          issuedOn: issuedOn === null ? null : date(issuedOn),
          validUntil: validUntil === null ? null : date(validUntil),
        }),
      ],
    });

  it.each([
    ['no day of issue', single(null), {}, 'ask issuedMissing'],
    ['issued tomorrow', single('2026-11-23'), {}, 'ask issuedInFuture'],
    ['issued today', single('2026-11-22'), {}, 'pass valid'],
    ['on its last day', single('2026-05-22'), {}, 'pass valid'],
    ['on the day after', single('2026-05-21'), {}, 'refuse expired'],
    ['three months, as the province decided', single('2026-08-21'), withPractice({ singleProofMonths: 3 }), 'refuse expired'],
    [
      'a declaration from Hong Kong',
      hongKong({ papers: [paper('singleDeclaration', { route: 'entrustedNotary', issuedOn: date('2026-05-21') })] }),
      {},
      'refuse expired',
    ],
    ['a soldier’s proof without day of issue', military(null, null), {}, 'ask militaryIssuedMissing'],
    ['a soldier’s proof issued tomorrow', military('2026-11-23', null), {}, 'ask militaryIssuedInFuture'],
    ['a soldier’s proof that names no end', military('2020-01-01', null), {}, 'ask militaryUnlimited'],
    ['a soldier’s proof on its last day', military('2026-01-01', '2026-11-22'), {}, 'pass militaryValid'],
    ['a soldier’s proof on the day after', military('2026-01-01', '2026-11-21'), {}, 'refuse militaryExpired'],
    ['a soldier’s proof that names no end, issued today', military('2026-11-22', null), {}, 'ask militaryUnlimited'],
    [
      'a soldier’s proof older than the province lets it be',
      military('2026-08-21', '2026-12-31'),
      withPractice({ militaryProofMonths: 3 }),
      'refuse militaryExpired',
    ],
    [
      'a soldier’s proof that ends before that',
      military('2026-08-23', '2026-11-21'),
      withPractice({ militaryProofMonths: 6 }),
      'refuse militaryExpired',
    ],
    ['a soldier’s proof as old as it may be', military('2026-08-22', null), withPractice({ militaryProofMonths: 3 }), 'pass militaryValid'],
  ] as const)('M-21 %s: %s', (_, first, changes, expected) => {
    expect(told(examineMarriage(goodMixedFacts(first, { ...changes, step: 'examine' }), today), 'M-21')).toEqual([`M-21 ${expected} man`]);
  });

  const noRecord = (issuedOn: string | null) =>
    foreigner({
      papers: [
        paper('singleProof', { route: 'foreignMissionIssued', country: 'FRA', wording: 'noRecord' }),
        paper('proofTranslation'),
        paper('noRecordDeclaration', { issuedOn: issuedOn === null ? null : date(issuedOn) }),
      ],
    });
  it.each([
    [null, {}, 'ask noRecordIssuedMissing'],
    ['2026-11-23', {}, 'ask noRecordIssuedInFuture'],
    ['2026-11-22', {}, 'pass noRecordValid'],
    ['2026-05-22', {}, 'pass noRecordValid'],
    ['2026-05-21', {}, 'refuse noRecordExpired'],
    ['2026-08-21', withPractice({ singleProofMonths: 3 }), 'refuse noRecordExpired'],
  ] as const)('M-21 an own declaration beside "no record", of %s', (issuedOn, changes, expected) => {
    const findings = examineMarriage(goodMixedFacts(noRecord(issuedOn), { ...changes, step: 'precheck' }), today);
    expect(told(findings, 'M-21').filter((line) => line.includes('noRecord'))).toEqual([`M-21 ${expected} man`]);
    expect(told(blocks(findings, 'precheck'))).toEqual(expected.startsWith('pass') ? [] : [`M-21 ${expected} man`]);
  });

  it('M-21 an own declaration left from another proof is not judged', () => {
    const papers = [...foreigner().papers, paper('noRecordDeclaration', { issuedOn: date('2020-01-01') })];
    expect(told(examineMarriage(goodMixedFacts(foreigner({ papers })), today), 'M-21')).toEqual(['M-21 pass valid man']);
  });

  it.each([
    ['a declaration', hongKong({ papers: [paper('singleDeclaration', { route: 'entrustedNotary', issuedOn: date('2026-10-01') })] })],
    ['a proof', single('2026-10-01')],
    ['a soldier’s proof', military('2026-10-01', '2026-12-31')],
    ['an own declaration', noRecord('2026-10-01')],
  ])('M-21 M-40 %s written before a marriage registered here proves nothing', (_, party) => {
    const said = (on: string) => {
      const findings = examineMarriage(
        goodMixedFacts({ ...party, maritalStatus: 'divorced' }, { ...marriedHere(on), step: 'examine' }),
        today,
      );
      return told(blocks(findings, 'examine'), 'M-21');
    };
    expect(said('2026-10-02')).toEqual(['M-21 ask beforeMarriage man']);
    expect(said('2026-10-01')).toEqual([]);
    const findings = examineMarriage(goodMixedFacts(party, { ...marriedHere('2026-10-02'), step: 'declare' }), today);
    expect(told(blocks(findings, 'declare'), 'M-21')).toEqual([]);
  });

  it('M-21 a soldier’s proof without an end is looked at and bars nothing', () => {
    expect(blocks(examineMarriage(goodMixedFacts(military('2020-01-01', null)), today), 'register')).toEqual([]);
  });
});

describe('M-22 how a marriage ended', () => {
  const scan = (kind: MarriageFacts['scans'][number]['kind']) => ({ scans: [{ kind, party: 'man' as const }] });
  it.each([
    ['divorced', [], {}, 'ask divorced'],
    ['divorced', [paper('divorceCertificate')], {}, 'ask divorceScanMissing'],
    ['divorced', [paper('divorceCertificate')], scan('divorceJudgment'), 'ask divorceScanMissing'],
    ['divorced', [paper('divorceCertificate')], scan('divorceCertificate'), 'pass divorceProven'],
    ['divorced', [paper('divorceJudgment')], scan('divorceJudgment'), 'pass divorceProven'],
    ['divorced', [paper('courtDivorceProof')], scan('courtDivorceProof'), 'pass divorceProven'],
    ['widowed', [paper('marriageCertificate')], scan('marriageCertificate'), 'ask widowed'],
    ['widowed', [paper('deathProof')], {}, 'ask deathScanMissing'],
    ['widowed', [paper('deathProof')], scan('deathProof'), 'pass deathProven'],
  ] as const)('M-22 %s with %j', (maritalStatus, papers, scans, expected) => {
    expect(says('M-22', { ...withMan({ maritalStatus, papers: [...papers] }), ...scans, ...notChecked })).toContain(`${expected} man`);
  });

  it('M-22 a scan of hers proves nothing of him', () => {
    const couple = withMan({ maritalStatus: 'widowed', papers: [paper('deathProof')] });
    expect(says('M-22', { ...couple, ...notChecked, scans: [{ kind: 'deathProof', party: 'woman' }] })).toContain(
      'ask deathScanMissing man',
    );
  });

  it.each(PartyType.options)('M-22 M-40 a %s who was married here shows how that marriage ended, by a paper that is not older', (type) => {
    const on = '2026-10-02';
    const of = (maritalStatus: 'divorced' | 'widowed', ...papers: PartyPaper[]) => {
      const first = parties[type]('male', { maritalStatus });
      const kinds = papers.map(({ kind }) => ({ kind, party: 'man' as const }));
      const facts = goodMixedFacts({ ...first, papers: [...first.papers, ...papers] }, { ...marriedHere(on), step: 'examine' });
      const scans = facts.scans.filter(({ kind }) => kind !== 'deathProof' && !divorceProofs.includes(kind));
      const both = [
        { ...facts, scans },
        { ...facts, scans: [...scans, ...kinds] },
      ];
      return both.map((each) => told(blocks(examineMarriage(each, today), 'examine'), 'M-22'));
    };
    const certificate = (issuedOn: string | null) => paper('divorceCertificate', { issuedOn: issuedOn === null ? null : date(issuedOn) });
    const death = (issuedOn: string | null) => paper('deathProof', { issuedOn: issuedOn === null ? null : date(issuedOn) });
    const twice = (line: string) => [[`M-22 ask ${line} man`], [`M-22 ask ${line} man`]];
    expect(of('divorced')).toEqual(twice('divorced'));
    expect(of('widowed')).toEqual(twice('widowed'));
    expect(of('divorced', certificate('2026-10-01'))).toEqual(twice('proofBeforeMarriage'));
    expect(of('widowed', death('2026-10-01'))).toEqual(twice('proofBeforeMarriage'));
    expect(of('divorced', certificate(null))).toEqual(twice('proofUndated'));
    expect(of('divorced', certificate(on))).toEqual([['M-22 ask divorceScanMissing man'], []]);
    expect(of('widowed', death(on))).toEqual([['M-22 ask deathScanMissing man'], []]);
    expect(of('divorced', certificate('2026-10-01'), paper('divorceJudgment'))[1]).toEqual([]);
  });

  it('M-22 a scan of an older paper does not stand for one of now', () => {
    const first = man({
      maritalStatus: 'divorced',
      papers: [paper('divorceCertificate', { issuedOn: date('2020-01-01') }), paper('divorceJudgment')],
    });
    const scans = [{ kind: 'divorceCertificate' as const, party: 'man' as const }];
    expect(says('M-22', { couple: of(first), scans, ...marriedHere() })).toContain('ask divorceScanMissing man');
  });

  it.each(['divorced', 'widowed'] as const)('M-22 M-155 the %s need no paper where the online check of the day agrees', (maritalStatus) => {
    const matched = { state: 'matched', at: '2026-11-22T01:00:00Z' } as const;
    const yesterday = { state: 'matched', at: '2026-11-21T01:00:00Z' } as const;
    const ask = (onlineCheck: MarriageFacts['onlineCheck'], more = {}) =>
      says('M-22', { ...withMan({ maritalStatus }), onlineCheck, ...more })[0];
    expect(ask(matched)).toBe('pass matchedOnline man');
    expect(ask(yesterday)).toBe(`ask ${maritalStatus} man`);
    expect(ask({ state: 'matched', at: null })).toBe(`ask ${maritalStatus} man`);
    expect(ask({ state: 'mismatched', at: matched.at })).toBe(`ask ${maritalStatus} man`);
    expect(ask(matched, marriedHere())).toBe(`ask ${maritalStatus} man`);

    const needs = (onlineCheck: MarriageFacts['onlineCheck'], more = {}) => {
      const list = marriageMaterials(of(man({ maritalStatus })), emptyApplication, { onlineCheck, on: today, ...more });
      const kinds = maritalStatus === 'divorced' ? divorceProofs : ['deathProof'];
      return [...new Set(list.filter(({ kind }) => kinds.includes(kind)).map(({ need }) => need))];
    };
    expect(needs(matched)).toEqual(['mayAdd']);
    expect(needs(yesterday)).toEqual(['scan']);
    expect(needs(matched, { on: undefined })).toEqual(['scan']);
    expect(needs(matched, marriedHere())).toEqual(['scan']);
  });

  it.each(['hongKong', 'foreigner'] as const)('M-22 a %s’s proof of being single covers it', (type) => {
    for (const maritalStatus of ['divorced', 'widowed'] as const) {
      expect(says('M-22', { couple: of(parties[type]('male', { maritalStatus })) })).toContain('pass provenSingle man');
    }
  });

  it('M-22 M-155 a mismatch waits for proof and conclusion, and is then answered for the day', () => {
    const mismatched = { onlineCheck: { state: 'mismatched', at: '2026-11-22T01:00:00Z' } as const };
    const concluded = { application: { ...emptyApplication, mismatchConclusion: '姓名系同音字录入差错，已核实。' } };
    const proven = { scans: [{ kind: 'mismatchProof' as const, party: 'woman' as const }] };
    const ask = (changes: Partial<MarriageFacts> & { readonly step?: MarriageStep }) => [
      ...says('M-22', changes).filter((line) => line.includes('mismatch')),
      ...says('M-155', changes),
    ];
    expect(ask(mismatched)).toEqual(['ask mismatchProofMissing', 'ask mismatchConclusionMissing', 'ask mismatched']);
    expect(ask({ ...mismatched, ...concluded })).toEqual(['ask mismatchProofMissing', 'ask mismatched']);
    expect(ask({ ...mismatched, ...proven })).toEqual(['ask mismatchConclusionMissing', 'ask mismatched']);
    const answered = { ...mismatched, ...concluded, ...proven, step: 'prepare' as const };
    expect(ask(answered)).toEqual(['pass mismatchAnswered']);
    expect(blocks(examineMarriage(goodFacts('prepare', answered), today), 'prepare')).toEqual([]);
    expect(ask({ ...answered, onlineCheck: { state: 'mismatched', at: '2026-11-21T01:00:00Z' } })).toEqual(['refuse noAuthorisation']);
  });
});
