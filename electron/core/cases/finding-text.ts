import type { TFunction } from 'i18next';
import { findingSentence } from '#shared/locales/index.ts';
import type { Finding } from '#shared/model/index.ts';

/** What a finding says on a paper, and of whom. */
export function findingText(finding: Finding, t: TFunction): string {
  const text = findingSentence(t, finding);
  return finding.party ? t('papers:findingOf', { party: t(`terms:slot.${finding.party}`), text }) : text;
}
