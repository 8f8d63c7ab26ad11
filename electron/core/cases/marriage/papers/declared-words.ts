import { slots, type CivilDate } from '#shared/model/index.ts';
import type { Layouts } from '../../../documents/find-layout.ts';
import { formOf } from '../../../documents/forms.ts';
import { contentsOf } from '../../../documents/layout.ts';
import type { PaperSource } from './source.ts';
import { declarationValues } from './statutory.ts';

/** Printed where the words name a value that only one of the two has. */
const blank = '　　　　';

/**
 * What both declare, paragraph by paragraph: the running text of the form in force from which this office draws their
 * declarations. Nothing where it has no such form in force.
 */
export function declaredWords(source: Pick<PaperSource, 'record' | 'office' | 't'>, layouts: Layouts, on: CivilDate): string[] {
  const { record, office } = source;
  const kind = record.application.kind === 'supplementary' ? 'supplementaryDeclaration' : 'declaration';
  const layout = layouts.find(formOf(kind, office), on);
  if (!layout.ok) return [];
  const [his, hers] = slots.map((slot): Readonly<Record<string, string>> => declarationValues(slot, source));
  const common = (field: string): string => (his![field] === hers![field] ? (his![field] ?? '') : blank);
  return contentsOf(layout.value)
    .flatMap((content) => (content.kind === 'paragraph' ? content.text.split('\n') : []))
    .map((words) => words.replaceAll(/\{(\w+)\}/g, (_, field: string) => common(field)));
}
