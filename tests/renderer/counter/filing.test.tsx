import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scan } from '#shared/model/index.ts';
import { lackingScans } from '../../../renderer/counter/papers/signed-papers.ts';
import { fakeCase } from '../fake-case.ts';
import type { FakeHallOptions } from '../fake-hall.ts';
import { inputsOf, openCase } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

const scanOf = (documentId: string | null): Scan => ({
  id: '01890000-0000-7000-8000-0000000000aa',
  kind: 'signedDeclaration',
  party: 'man',
  mime: 'image/jpeg',
  addedAt: '2026-11-22T01:30:00Z',
  addedBy: '李敏',
  from: 'scanner',
  of: 'original',
  documentId,
});

const picture = (name: string): File => new File([name], name, { type: 'image/jpeg' });

/** Pictures called `good…` carry a barcode. */
const scanner = (caseId: () => string): FakeHallOptions['answers'] => ({
  'scans.file': ({ picture: sent, documentId }) =>
    atob(sent).startsWith('good') || documentId
      ? { ok: true, value: { caseId: caseId(), caseNumber: '03-1122-007', title: '申请结婚登记声明书', scan: scanOf(documentId ?? null) } }
      : { ok: false, error: { code: 'scan.noBarcode', details: {} } },
});

async function openFiling() {
  let id = '';
  const opened = await openCase(
    'registered',
    {},
    scanner(() => id),
  );
  id = opened.each.view.id;
  fireEvent.keyDown(document.body, { key: 'F11', code: 'F11' });
  await screen.findByRole('main', { name: '归档扫描件' });
  return opened;
}

function drop(...files: File[]): void {
  fireEvent.drop(document.querySelector('.filing-drop')!, { dataTransfer: { files } });
}

describe('signed papers, scanned back', () => {
  it('are filed one by one under the case their barcode names', async () => {
    const { hall } = await openFiling();
    drop(picture('good-1.jpg'), picture('good-2.jpg'), new File(['x'], 'notes.txt', { type: 'text/plain' }));
    const results = within(await screen.findByRole('list', { name: '归档结果' }));
    await waitFor(() => expect(results.getAllByRole('button', { name: '已归入 03-1122-007 · 申请结婚登记声明书' })).toHaveLength(2));
    expect(inputsOf(hall, 'scans.file')).toEqual([
      { picture: btoa('good-1.jpg'), from: 'scanner', documentId: null },
      { picture: btoa('good-2.jpg'), from: 'scanner', documentId: null },
    ]);
  });

  it('without a readable barcode are filed under the paper the registrar names', async () => {
    const { hall, each } = await openFiling();
    drop(picture('crumpled.jpg'));
    const results = within(await screen.findByRole('list', { name: '归档结果' }));
    expect((await results.findByRole('alert')).textContent).toContain('没有识别到条码');
    fireEvent.click(results.getByRole('button', { name: /这是哪一份文书/ }));
    fireEvent.click(await screen.findByRole('option', { name: '申请结婚登记声明书 · 女方' }));
    fireEvent.click(results.getByRole('button', { name: '归入' }));
    expect(await results.findByRole('button', { name: /已归入/ })).toBeTruthy();
    const womans = each.view.documents.find(({ kind, party }) => kind === 'declaration' && party === 'woman');
    expect(inputsOf(hall, 'scans.file').at(-1)).toMatchObject({ documentId: womans?.id });
  });

  it('lead to their case by a press', async () => {
    await openFiling();
    drop(picture('good-1.jpg'));
    fireEvent.click(await screen.findByRole('button', { name: /已归入/ }));
    expect(await screen.findByRole('main', { name: '办件 03-1122-007' })).toBeTruthy();
  });
});

describe('what a case still lacks', () => {
  it('are its signed papers that were printed and of which no scan lies in the file', () => {
    const { view } = fakeCase('registered');
    const documents = view.documents.map((document) => ({ ...document, print: 'confirmed' as const }));
    const kinds = (scans: Scan[]) => lackingScans({ documents, scans }).map(({ kind, party }) => `${kind} ${party}`);
    expect(kinds([])).toEqual(['declaration man', 'declaration woman', 'examinationForm null']);
    const mans = documents.find(({ kind, party }) => kind === 'declaration' && party === 'man');
    expect(kinds([scanOf(mans!.id), scanOf(null)])).toEqual(['declaration woman', 'examinationForm null']);
  });

  it('is said beside the papers of a registered case, with the way to file them', async () => {
    await openCase('registered');
    const panel = within(await screen.findByRole('region', { name: '尚未归档的签名件' }));
    expect(panel.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      '申请结婚登记声明书 · 男方',
      '申请结婚登记声明书 · 女方',
    ]);
    fireEvent.click(panel.getByRole('button', { name: /归档扫描件/ }));
    expect(await screen.findByRole('main', { name: '归档扫描件' })).toBeTruthy();
  });
});
