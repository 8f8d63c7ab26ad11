import { expect, describe, test } from 'vitest';
import { planPaper } from '#core/cases/marriage/papers.ts';
import { composePaper } from '#core/documents/compose.ts';
import { openFonts } from '#core/documents/fonts.ts';
import { formNames, rowValues } from '#core/documents/forms.ts';
import type { ComposedPage, Mark } from '#core/documents/marks.ts';
import type { Paper } from '#core/documents/types.ts';
import type { Couple, DocumentKind } from '#shared/model/index.ts';
import sharp from 'sharp';
import { findings, manyPapers, parties, remoteOffice, sourceOf } from './couples.ts';
import { draw, layoutOf, resources } from './helpers.ts';
import { solidTextOf, wordsOf } from './poppler.ts';
import { paper, refusalNotice } from './samples.ts';

const fonts = openFonts(resources);
const couple: Couple = { man: manyPapers, woman: { ...parties.longest, sex: 'female' } };

function planned(kind: DocumentKind, source = sourceOf(couple, { office: remoteOffice })): Paper {
  const { kind: _kind, party: _party, pictures: _pictures, ...rest } = planPaper(kind, 'man', source);
  return { ...rest, pictures: {}, barcode: null, createdAt: '2026-11-23T02:00:00Z' };
}

function compose(wanted: Paper): readonly ComposedPage[] {
  const composed = composePaper(wanted, layoutOf(wanted.form), null, fonts);
  if (!composed.ok) throw new Error(JSON.stringify(composed.error));
  return composed.value;
}

const marksOf = <Kind extends Mark['kind']>(page: ComposedPage, kind: Kind) =>
  page.marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind);
const smallestOf = (pages: readonly ComposedPage[]) => Math.min(...pages.flatMap((page) => marksOf(page, 'text').map(({ size }) => size)));

describe('the longest names, numbers, issuers and offices', () => {
  const kinds: DocumentKind[] = ['declaration', 'authenticityStatement', 'examinationForm', 'refusalNotice', 'redirectGuide'];

  test.each(kinds)('stay readable: %s', (kind) => {
    expect(smallestOf(compose(planned(kind)))).toBeGreaterThanOrEqual(8.5);
  });

  test('stay readable on the certificate', () => {
    expect(smallestOf(compose(planned('certificate')))).toBeGreaterThanOrEqual(7.5);
  });

  test('M-36 documents that the form has no room for go on to its appendix, none left out', async () => {
    const wanted = planned('examinationForm');
    const text = solidTextOf((await draw(wanted)).pdf);
    for (const line of wanted.values['manDocuments']!.split('\n')) expect(text).toContain(line.replaceAll(/\s/g, ''));
    const [form, appendix] = compose(wanted);
    const saying = (page: ComposedPage, words: string) => marksOf(page, 'text').filter((mark) => mark.text.includes(words));
    expect(saying(form!, '（其余证件见附页）')).toHaveLength(1);
    expect(saying(appendix!, '提供证件情况（续）')).toHaveLength(1);
    const plain = compose(planned('examinationForm', sourceOf({ man: parties.plain, woman: parties.longest })));
    expect(plain.flatMap((page) => [...saying(page, '附页）的'), ...saying(page, '提供证件情况（续）')])).toEqual([]);
  });
});

describe('what stands below a table', () => {
  const grounds = (count: number) =>
    rowValues(
      'ground',
      Array.from({ length: count }, (_, index) => ({ reason: `第${index + 1}项理由。`, article: '《婚姻登记条例》第九条' })),
    );
  const noticeOf = async (count: number) =>
    wordsOf((await draw(paper(formNames.refusalNotice, { ...refusalNotice, ...grounds(count) }))).pdf);

  test.each([6, 12, 16, 17, 18, 30])('is signed after the last of %i grounds', async (count) => {
    const words = await noticeOf(count);
    const place = (text: string) => {
      const { page, middle } = words.find((word) => word.text.includes(text))!;
      return page * 1000 + middle;
    };
    expect(place('如不服本决定')).toBeGreaterThan(place(`第${count}项理由`));
    expect(place('当事人签收')).toBeGreaterThan(place('如不服本决定'));
    for (const { middle } of words) expect(middle).toBeLessThan(283);
    // No page goes on with one row alone.
    const onLastPage = words.filter(({ text, page }) => text.startsWith('第') && text.includes('项理由') && page === words.at(-1)!.page);
    expect(onLastPage.length).not.toBe(1);
  });

  test('follows the last row: a guide has no holes, and a heading stays with its table', async () => {
    const guide = (offices: number) =>
      wordsOfGuide(
        planned(
          'redirectGuide',
          sourceOf(couple, {
            findings,
            office: {
              ...remoteOffice,
              otherOffices: Array.from({ length: offices }, () => remoteOffice.otherOffices[0]!),
            },
          }),
        ),
      );
    const headings = ['可以办理的登记机关', '请携带下列材料的原件'];
    for (const count of [1, 2, 7, 8, 9, 10, 11]) {
      const words = await guide(count);
      for (const [index, title] of ['名称', '材料'].entries()) {
        const heading = words.find(({ text }) => text === headings[index])!;
        const head = words.find(({ text, page, middle }) => text === title && page === heading.page && middle > heading.middle)!;
        expect(head.middle - heading.middle).toBeLessThan(12);
      }
    }
    const few = await guide(1);
    const middleOf = (text: string) => few.find((word) => word.text === text)!.middle;
    expect(middleOf(headings[1]!) - middleOf(headings[0]!)).toBeLessThan(45);
  });

  test('a row that has words for its first column only is one cell', () => {
    const [page] = compose(planned('redirectGuide', sourceOf(couple, { findings, office: { ...remoteOffice, otherOffices: [] } })));
    const nobody = marksOf(page!, 'text').find(({ text }) => text.includes('暂无已公布的可办理机关'))!;
    expect(nobody.text).toBe('暂无已公布的可办理机关，请向省级民政部门咨询');
  });

  const wordsOfGuide = async (wanted: Paper) => wordsOf((await draw(wanted)).pdf);
});

describe('copies', () => {
  const jpeg = async (width: number, height: number) =>
    new Uint8Array(
      await sharp({ create: { width, height, channels: 3, background: '#cde' } })
        .jpeg()
        .toBuffer(),
    );
  const copies = (pictures: Readonly<Record<string, Uint8Array>>) =>
    compose(
      paper(
        formNames.photocopies,
        {
          heading: '证件材料复印件',
          holder: '周致远',
          ...Object.fromEntries(
            Object.keys(pictures).flatMap((name) => [[`${name}.caption`, '护照'] as const, [`${name}.mark`, '一\n二\n三'] as const]),
          ),
        },
        { pictures },
      ),
    );

  test('stand in frames of their own shape, two cards a page', async () => {
    const [card, upright] = [await jpeg(1011, 638), await jpeg(638, 1011)];
    const pages = copies({ 'card.1': card, 'card.2': upright, 'card.3': card });
    expect(pages.map((page) => marksOf(page, 'picture').length)).toEqual([2, 1]);
    const mat = (2 * 72) / 25.4;
    for (const page of pages) {
      const frames = marksOf(page, 'rect');
      for (const [index, picture] of marksOf(page, 'picture').entries()) {
        expect(frames[index]!.w - picture.w).toBeCloseTo(mat);
        expect(frames[index]!.h - picture.h).toBeCloseTo(mat);
      }
    }
    const [first, second] = marksOf(pages[0]!, 'picture');
    expect(first!.w / first!.h).toBeCloseTo(1011 / 638);
    expect(second!.w / second!.h).toBeCloseTo(638 / 1011);
  });

  test('a wide page leaves room for another below it; an upright one has its page to itself', async () => {
    const [upright, wide, strip] = [await jpeg(1240, 1754), await jpeg(1754, 1240), await jpeg(1754, 420)];
    const pages = copies({ 'page.1': upright, 'page.2': wide, 'page.3': strip, 'page.4': upright });
    expect(pages.map((page) => marksOf(page, 'picture').length)).toEqual([1, 2, 1]);
  });
});
