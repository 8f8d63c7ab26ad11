import { describe, expect, it } from 'vitest';
import type { PrintJob } from '#shared/contract/index.ts';
import type { CaseDocument } from '#shared/model/index.ts';
import { nextPaperAct, trackPapers, type WantedPaper } from '../../../renderer/counter/papers/paper-plan.ts';
import { fakeDocument } from '../fake-case.ts';

const declarations: readonly WantedPaper[] = [
  { kind: 'declaration', party: 'man' },
  { kind: 'declaration', party: 'woman' },
];
const certificates: readonly WantedPaper[] = [
  { kind: 'examinationForm', party: null },
  { kind: 'certificate', party: 'man' },
  { kind: 'certificate', party: 'woman' },
];
const drawn = (wanted: readonly WantedPaper[], print: CaseDocument['print'] = 'drawn'): CaseDocument[] =>
  wanted.map(({ kind, party }) => ({ ...fakeDocument(kind, party, kind), print }));
const jobFor = (document: CaseDocument): PrintJob => ({
  id: document.id,
  documentId: document.id,
  printer: 'p',
  state: 'spooled',
  at: '2026-11-22T01:00:00Z',
});

describe('papers of a step', () => {
  it('prints both declarations together, then asks whether both came out right', () => {
    const papers = trackPapers({ documents: [] }, declarations, []);
    expect(nextPaperAct(papers)).toMatchObject({ act: 'print', papers: [{ party: 'man' }, { party: 'woman' }] });
    const documents = drawn(declarations, 'spooled');
    expect(nextPaperAct(trackPapers({ documents }, declarations, documents.map(jobFor)))).toMatchObject({
      act: 'confirm',
      papers: [{}, {}],
    });
  });

  it('prints certificates one by one, each on its own blank', () => {
    const documents = drawn(certificates);
    documents[0] = { ...documents[0]!, print: 'confirmed' };
    expect(nextPaperAct(trackPapers({ documents }, certificates, []))).toMatchObject({
      act: 'print',
      papers: [{ kind: 'certificate', party: 'man' }],
    });
  });

  it('asks for a new blank when a certificate is spoilt, and prints any other paper again', () => {
    const documents = drawn(certificates, 'confirmed');
    documents[2] = { ...documents[2]!, print: 'spoilt' };
    expect(nextPaperAct(trackPapers({ documents }, certificates, []))).toMatchObject({ act: 'replace', paper: { party: 'woman' } });
    const spoilt = drawn(declarations, 'spoilt');
    expect(nextPaperAct(trackPapers({ documents: spoilt }, declarations, []))).toMatchObject({ act: 'print' });
  });

  it('forgets a paper that was drawn again', () => {
    const [old] = drawn(declarations, 'confirmed');
    const papers = trackPapers({ documents: [{ ...old!, current: false }] }, declarations, []);
    expect(papers[0]).toMatchObject({ document: null, state: 'notDrawn' });
  });

  it('prints again what the form has left behind, once what lies in the printer was looked at', () => {
    const documents = drawn(declarations, 'confirmed');
    const outdated = [documents[1]!.id];
    expect(nextPaperAct(trackPapers({ documents }, declarations, [], outdated))).toMatchObject({
      act: 'print',
      papers: [{ party: 'woman', state: 'outdated' }],
    });
    expect(nextPaperAct(trackPapers({ documents }, declarations, [jobFor(documents[1]!)], outdated))).toMatchObject({
      act: 'confirm',
      papers: [{ party: 'woman', state: 'spooled' }],
    });
  });

  it('draws an application to withdraw again that says otherwise of the receipt', () => {
    const wanted = (receiptLost: boolean) => [{ kind: 'withdrawalApplication', party: 'man', receiptLost } as const];
    const documents = drawn(wanted(false), 'confirmed').map((each) => ({ ...each, receiptLost: false }));
    expect(nextPaperAct(trackPapers({ documents }, wanted(false), []))).toBeNull();
    expect(nextPaperAct(trackPapers({ documents }, wanted(true), []))).toMatchObject({ act: 'print', papers: [{ state: 'outdated' }] });
  });

  it('is done when every paper came out right', () => {
    expect(nextPaperAct(trackPapers({ documents: drawn(certificates, 'confirmed') }, certificates, []))).toBeNull();
  });
});
