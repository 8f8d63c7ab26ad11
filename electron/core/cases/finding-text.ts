import type { TFunction } from 'i18next';
import { findingSentence } from '#shared/locales/index.ts';
import type { Finding } from '#shared/model/index.ts';
import { rowValues } from '../documents/forms.ts';

/** What a finding says on a paper, and of whom. */
export function findingText(finding: Finding, t: TFunction): string {
  const text = findingSentence(t, finding);
  return finding.party ? t('papers:findingOf', { party: t(`terms:slot.${finding.party}`), text }) : text;
}

/** The rows of an examination form: each finding with its rule and article. */
export function findingRows(findings: readonly Finding[], t: TFunction): ReturnType<typeof rowValues> {
  return rowValues(
    'finding',
    findings.map((finding) => ({
      rule: finding.rule,
      article: t(`law:article.${finding.article}`),
      conclusion: findingText(finding, t),
    })),
  );
}
