import type { DisplayView } from '#shared/contract/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import declaration from '../../resources/forms/marriage/declaration.json' with { type: 'json' };
import supplementary from '../../resources/forms/marriage/supplementary-declaration.json' with { type: 'json' };
import { dateWords } from '../client/index.ts';

type Shown = Pick<NonNullable<DisplayView['shown']>, 'kind' | 'livingTogetherSince'>;

const chinese = createTranslator('zh-CN');

/** What both declare, sentence by sentence: the words of the paper they sign, taken from its form. */
export function declaredWords({ kind, livingTogetherSince }: Shown): readonly string[] {
  const words = paragraphOf(kind === 'supplementary' ? supplementary : declaration);
  const since = livingTogetherSince === null ? '' : dateWords(chinese, livingTogetherSince);
  return words.replaceAll('{livingTogetherSince}', since).split('\n');
}

/** As much of a form as is looked at here. */
interface Form {
  readonly pages: ReadonlyArray<ReadonlyArray<{ readonly kind: string; readonly cells?: readonly Cell[] }>>;
}
interface Cell {
  readonly content: ReadonlyArray<{ readonly kind: string; readonly text?: string }>;
}

/** The only running text of a declaration form; everything else on it is a label or a field. */
function paragraphOf({ pages }: Form): string {
  const contents = pages.flat().flatMap(({ cells = [] }) => cells.flatMap(({ content }) => content));
  const words = contents.find(({ kind }) => kind === 'paragraph')?.text;
  if (words === undefined) throw new Error('a declaration form without words');
  return words;
}
