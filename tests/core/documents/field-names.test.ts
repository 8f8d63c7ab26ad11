import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldsOf } from '#core/documents/content.ts';
import { formNames } from '#core/documents/forms.ts';
import { frameFields } from '#core/documents/frames.ts';
import { contentsOf, Layout } from '#core/documents/layout.ts';
import { proseFields } from '#core/documents/prose.ts';
import { createTranslator, errorSentence, languages } from '#shared/locales/index.ts';
import { forms, refusalOf } from './helpers.ts';
import { declaration, examinationForm, paper } from './samples.ts';

/** Every version of every form. */
const layouts = globSync('**/*.json', { cwd: forms[0]! })
  .filter((file) => !file.endsWith('remarks.json'))
  .map((file) => Layout.parse(JSON.parse(readFileSync(join(forms[0]!, file), 'utf8'))));

/** Whatever a refusal may name: `name`, `group.column`, and what a photo sheet repeats. */
function namesIn(layout: Layout): string[] {
  const elements = layout.pages.flat();
  return [
    ...contentsOf(layout).flatMap((content) => (content.kind === 'picture' ? [content.picture] : fieldsOf(content))),
    ...elements.flatMap((element) => {
      if (element.kind === 'tiles') return [element.picture];
      if (element.kind === 'prose') return proseFields.map((field) => `${element.group}.${field}`);
      if (element.kind === 'frames') return frameFields.map((field) => `${element.group}.${field}`);
      return element.kind === 'table'
        ? element.columns.flatMap(({ column }) => (column === null ? [] : [`${element.group}.${column}`]))
        : [];
    }),
  ];
}

const names = [...new Set(layouts.flatMap(namesIn))].toSorted();

describe.each(languages)('%s', (language) => {
  const t = createTranslator(language, { strict: true });

  test.each(names)('has words for the field %s', (name) => {
    expect(t(`papers:field.${name}`)).toMatch(language === 'en' ? /^[A-Z][A-Za-z’ ]+$/ : /^\p{Script=Han}+$/u);
  });
});

describe('a paper that cannot be drawn', () => {
  const say = async (...wanted: Parameters<typeof refusalOf>) => errorSentence(createTranslator('zh-CN'), await refusalOf(...wanted));

  test('says which paper, and what stands beside the field', async () => {
    const sentence = await say({
      ...paper(formNames.declaration, { ...declaration, otherName: '周\u{2EBF0}' }),
      title: '申请结婚登记声明书（男方）',
    });
    expect(sentence).toContain('《申请结婚登记声明书（男方）》的“对方姓名”栏');
    expect(await say(paper(formNames.examinationForm, { ...examinationForm, womanName: '长'.repeat(300) }))).toContain(
      '的“女方姓名”栏放不下',
    );
  });

  test('says which row of a table', async () => {
    const sentence = await say(paper(formNames.examinationForm, { ...examinationForm, 'finding.3.conclusion': '\uE863' }));
    expect(sentence).toContain('“审查结论第3行”栏');
  });

  test("stands by the field's own name where a hall's form has one of its own", () => {
    const details = { field: 'village', text: '长', paper: '声明书' };
    expect(errorSentence(createTranslator('zh-CN'), { code: 'document.overflow', details })).toContain('“village”栏');
  });
});
