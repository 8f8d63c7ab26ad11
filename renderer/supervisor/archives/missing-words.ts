import type { TFunction } from 'i18next';
import { paperOf } from '#shared/law/archives/papers.ts';
import type { FileContents } from '#shared/model/index.ts';

/** 结婚登记审查处理表、男方身份证件复印件; papers of ours by their own names. */
export function missingWords(
  t: TFunction<['archives', 'terms', 'common']>,
  { act, missing }: Pick<FileContents, 'act' | 'missing'>,
): string {
  const words = missing.map(({ paper, party }) => {
    const ours = paper === 'identity' ? null : paperOf(act, paper);
    const name =
      paper === 'identity' || paper === 'decision'
        ? t(`paper.${paper}`)
        : ours === null
          ? t(`terms:materialKind.${paper}`)
          : t(`terms:documentKind.${ours}`);
    return party === null ? name : t('paperOf', { party: t(`terms:slot.${party}`), paper: name });
  });
  return words.join(t('common:listComma'));
}
