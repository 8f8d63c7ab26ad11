import type { TFunction } from 'i18next';
import type { MissingPaper } from '#shared/model/index.ts';

/** 缺：审查处理表、男方身份证件. */
export function missingWords(t: TFunction<['archives', 'terms', 'common']>, missing: readonly MissingPaper[]): string {
  const words = missing.map(({ paper, party }) => {
    const name = paper === 'identity' || paper === 'decision' ? t(`paper.${paper}`) : t(`terms:materialKind.${paper}`);
    return party === null ? name : t('paperOf', { party: t(`terms:slot.${party}`), paper: name });
  });
  return t('missing', { papers: words.join(t('common:listComma')) });
}
