import type { TFunction } from 'i18next';
import type { CaseDocument } from '#shared/model/index.ts';

/** What a paper is called on the screen, and whose it is: 结婚证 · 男方; what stays in the file is a stub. */
export function paperName(t: TFunction, { kind, party }: Pick<CaseDocument, 'kind' | 'party'>): string {
  const name = t(`terms:documentKind.${kind}`);
  if (kind === 'acceptanceReceipt' && party === null) return `${name} · ${t('counter:divorce.stub')}`;
  return party === null ? name : `${name} · ${t(`terms:slot.${party}`)}`;
}
