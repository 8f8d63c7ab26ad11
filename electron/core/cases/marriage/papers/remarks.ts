import { dateText } from '../../../documents/date-text.ts';
import { remarkTexts } from '../../remark-texts.ts';
import type { PaperSource } from './source.ts';

/** 备注 of a marriage's paper, as the forms' data words it. */
export function marriageRemarks(paper: 'certificate' | 'examinationForm', { record, remarks, on, t }: PaperSource): string[] {
  const { application, couple } = record;
  // A certificate drawn again bears what certificates of its own date bear.
  const date = paper === 'certificate' ? (record.preparedOn ?? on) : on;
  const texts = remarks(paper, date).filter(({ for: { kinds } }) => kinds?.includes(application.kind) ?? true);
  return remarkTexts(texts, couple, { livingTogetherSince: dateText(application.livingTogetherSince, t) }, t);
}
