import { describe, expect, it } from 'vitest';
import { blocks, examineMarriage } from '#shared/law/marriage/index.ts';
import { emptyApplication, type MarriageFacts, type MarriageStep, type PartyDraft } from '#shared/model/index.ts';
import {
  date,
  foreigner,
  goodFacts,
  goodMixedFacts,
  hongKong,
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
    expect(says('M-22', { ...withMan({ maritalStatus, papers: [...papers] }), ...scans })).toContain(`${expected} man`);
  });

  it('M-22 a scan of hers proves nothing of him', () => {
    const couple = withMan({ maritalStatus: 'widowed', papers: [paper('deathProof')] });
    expect(says('M-22', { ...couple, scans: [{ kind: 'deathProof', party: 'woman' }] })).toContain('ask deathScanMissing man');
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
