import { expect, test } from 'vitest';
import { bindPage } from '#core/archive/intake/bind.ts';
import type { CaseFiles, FiledCase, FiledPaper } from '#core/archive/index.ts';
import type { ReadableDb } from '#core/store/types.ts';

const barcode = 'T26112303007D1';
const paper: FiledPaper = { id: 'paper', caseId: 'case', kind: 'declaration', party: 'man', title: '申请结婚登记声明书', current: true };
const file: FiledCase = { id: 'case', number: '03-1123-007', business: 'marriage', mayFile: () => true, materials: [] };

interface Known {
  readonly file: FiledCase | null;
  readonly paper: FiledPaper | null;
}

/** A hall that knows one case of one day, and one paper of it. */
function bound(known: Partial<Known>, barcodes: readonly string[]) {
  const found = { file, paper, ...known };
  const cases = {
    findNumbered: (_: unknown, number: string, day: string) => (number === '03-1123-007' && day === '2026-11-23' ? found.file : null),
    findNewest: () => found.paper,
  } as unknown as CaseFiles;
  return bindPage(cases, {} as ReadableDb, barcodes);
}

test('M-119 a page goes to the paper its barcode names, also where another office’s barcode stands beside it', () => {
  const filed = { to: 'paper', file: { id: 'case' }, paper: { id: 'paper' }, kind: 'signedDeclaration' };
  expect(bound({}, [barcode])).toMatchObject(filed);
  expect(bound({}, [barcode.toLowerCase(), barcode, '6901234567892'])).toMatchObject(filed);
});

test.each<[string, Partial<Known>, readonly string[], string]>([
  ['no barcode', {}, [], 'noBarcode'],
  ['a barcode of others', {}, ['6901234567892'], 'foreignBarcode'],
  ['two papers', {}, [barcode, 'T26112303007D2'], 'twoPapers'],
  ['the same paper of two days', {}, [barcode, 'T26112203007D1'], 'twoPapers'],
  ['a case of another day', {}, ['T26112203007D1'], 'unknownCase'],
  ['a paper never drawn', { paper: null }, [barcode], 'unknownPaper'],
  ['a paper that was replaced', { paper: { ...paper, current: false } }, [barcode], 'paperReplaced'],
  ['a paper nobody signs', { paper: { ...paper, kind: 'redirectGuide' } }, [barcode], 'notKept'],
  ['a case whose file takes it no more', { file: { ...file, mayFile: () => false } }, [barcode], 'caseClosed'],
])('M-119 %s: to the tray', (_, known, barcodes, because) => {
  expect(bound(known, barcodes)).toEqual({ to: 'tray', because });
});
