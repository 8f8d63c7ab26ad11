import { describe, expect, test } from 'vitest';
import { ArchiveScheme, CivilDate, FiledAct, FileClass } from '#shared/model/index.ts';
import { classOf } from '#shared/law/archives/classes.ts';
import { daysLeft, filingDeadline, formatFileNumber, keptUntil, nextFileNumber } from '#shared/law/archives/numbering.ts';
import { inStatutoryOrder, missingPapers, type FiledPage } from '#shared/law/archives/papers.ts';

const page = (kind: FiledPage['kind'], party: FiledPage['party'] = null): FiledPage => ({ kind, party });
const cards = [page('residentCard', 'man'), page('residentCard', 'woman')];

describe('M-115 the papers of a file lie in statutory order', () => {
  test.each<[FiledAct, FiledPage[]]>([
    [
      'marriage',
      [
        page('signedExaminationForm'),
        page('signedDeclaration', 'man'),
        page('signedDeclaration', 'woman'),
        page('singleProof', 'woman'),
        ...cards,
      ],
    ],
    [
      'divorce',
      [
        page('signedExaminationForm'),
        page('signedDeclaration'),
        page('marriageCertificate'),
        page('divorceAgreement'),
        ...cards,
        page('signedApplication'),
        page('signedReceipt'),
        page('signedInterview', 'man'),
        page('signedInterview', 'woman'),
      ],
    ],
    ['divorceWithdrawn', [page('signedApplication'), page('signedWithdrawal'), page('signedConfirmation'), ...cards]],
    ['divorceLapsed', [page('signedApplication'), page('signedReceipt'), page('signedLapseRecord'), ...cards]],
    [
      'marriageReissue',
      [
        page('signedExaminationForm'),
        page('signedDeclaration'),
        page('marriageArchiveCopy'),
        ...cards,
        page('notarisedMandate'),
        page('agentDocument'),
        page('other'),
      ],
    ],
  ])('%s', (act, ordered) => {
    expect(inStatutoryOrder(act, ordered.toReversed())).toEqual(ordered);
    for (let turn = 1; turn < ordered.length; turn++)
      expect(inStatutoryOrder(act, [...ordered.slice(turn), ...ordered.slice(0, turn)])).toEqual(ordered);
  });

  test('documents of identity share one place, whatever their kinds: the man’s, then the woman’s', () => {
    const mixed = [page('residentCard', 'woman'), page('passport', 'man')];
    expect(inStatutoryOrder('marriage', mixed)).toEqual([page('passport', 'man'), page('residentCard', 'woman')]);
  });

  test('pages of one paper stay in the order in which they were given', () => {
    const pages = [1, 2, 3].map((number) => ({ ...page('divorceAgreement'), number }));
    expect(inStatutoryOrder('divorce', pages)).toEqual(pages);
  });
});

describe('M-115 a file that lacks a paper is not whole', () => {
  test.each<[FiledAct, FiledPage[], object[]]>([
    ['marriage', [page('signedExaminationForm'), page('signedDeclaration'), ...cards], []],
    [
      'marriage',
      [page('signedDeclaration'), cards[1]!],
      [
        { paper: 'signedExaminationForm', party: null },
        { paper: 'identity', party: 'man' },
      ],
    ],
    ['divorceWithdrawn', [page('signedApplication'), page('signedConfirmation'), ...cards], [{ paper: 'signedWithdrawal', party: null }]],
    ['divorceLapsed', [page('signedApplication'), ...cards], [{ paper: 'signedLapseRecord', party: null }]],
    ['revocation', [page('decision')], []],
    ['revocation', cards, [{ paper: 'decision', party: null }]],
    ['divorceReissue', [page('signedExaminationForm'), page('signedDeclaration'), cards[0]!], []],
    ['divorceReissue', [page('signedExaminationForm'), page('signedDeclaration')], [{ paper: 'identity', party: null }]],
  ])('%s', (act, pages, missing) => {
    expect(missingPapers(act, pages)).toEqual(missing);
  });
});

describe('M-116 files are numbered by class and year', () => {
  test('an application for divorce that came to nothing is filed among the divorces', () => {
    expect([classOf('divorceWithdrawn'), classOf('divorceLapsed'), classOf('divorceReissue')]).toEqual(['divorce', 'divorce', 'reissue']);
    expect(new Set(FiledAct.options.map(classOf))).toEqual(new Set(FileClass.options));
  });

  test('from 1, and no number twice, whatever became of its file', () => {
    expect(nextFileNumber([])).toBe(1);
    expect(nextFileNumber([1, 2, 5])).toBe(6);
  });

  test('a number is fonds, class, year and file; a part that nobody gave yet is left out', () => {
    const codes = { marriage: 'JH', revocation: 'CX', divorce: 'LH', reissue: 'BF' };
    expect(formatFileNumber({ fonds: '0123', codes }, 'divorce', 2026, 17)).toBe('0123-LH-2026-0017');
    expect(formatFileNumber({ fonds: '', codes }, 'marriage', 2026, 12345)).toBe('JH-2026-12345');
  });
});

test('M-117 a year is filed by the end of June of the next, or by the day the office set', () => {
  expect(filingDeadline(2026, ArchiveScheme.parse({}))).toBe('2027-06-30');
  expect(filingDeadline(2026, { deadline: '03-31' })).toBe('2027-03-31');
  expect(daysLeft(2026, ArchiveScheme.parse({}), CivilDate.parse('2027-06-29'))).toBe(1);
  expect(daysLeft(2026, ArchiveScheme.parse({}), CivilDate.parse('2027-07-02'))).toBe(-2);
  expect(ArchiveScheme.safeParse({ deadline: '03-31' }).success).toBe(true);
  for (const deadline of ['13-01', '02-29', '04-31', '6-30']) expect(ArchiveScheme.safeParse({ deadline }).success, deadline).toBe(false);
});

test('M-118 a file is kept for a hundred years after its own, or longer, never less', () => {
  expect(keptUntil(2026, ArchiveScheme.parse({}))).toBe('2126-12-31');
  expect(keptUntil(2026, { retentionYears: 300 })).toBe('2326-12-31');
  expect(ArchiveScheme.safeParse({ retentionYears: 30 }).success).toBe(false);
});
