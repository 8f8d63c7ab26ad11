import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { findingSentence } from '#shared/locales/finding-sentence.ts';
import type { Finding, Outcome } from '#shared/model/index.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<Outcome, IconName>> = { pass: 'check', ask: 'ask', refuse: 'cross' };
const order: readonly Outcome[] = ['refuse', 'ask', 'pass'];

/** What bars the act first, then what is still open, then what holds. */
function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

export interface FindingsProps {
  readonly findings: readonly Finding[];
  /** Rules that hold are folded into one line. */
  readonly brief?: boolean;
}

/** Rule, article and what to do, one line a finding; the same findings go on the papers. */
export function Findings({ findings, brief = false }: FindingsProps): ReactElement {
  const { t } = useTranslation(['common', 'law', 'terms']);
  const passed = findings.filter((finding) => finding.outcome === 'pass');
  const shown = sortFindings(brief ? findings.filter((finding) => finding.outcome !== 'pass') : findings);
  return (
    <ul className="findings" aria-label={t('finding.list')}>
      {shown.map((finding, i) => (
        <li
          key={`${finding.rule}-${finding.party}-${finding.message}-${i}`}
          className={classNames('finding', `finding-${finding.outcome}`)}
        >
          <Icon name={icons[finding.outcome]} />
          <div className="finding-words">
            <p className="finding-head">
              <span className="finding-rule">{finding.rule}</span>
              <span className="finding-outcome">{t(`finding.${finding.outcome}`)}</span>
              {finding.party !== null && <span className="finding-party">{t(`terms:slot.${finding.party}`)}</span>}
            </p>
            <p>{findingSentence(t, finding)}</p>
            <p className="finding-article">{t(`law:article.${finding.article}`)}</p>
          </div>
        </li>
      ))}
      {brief && passed.length > 0 && (
        <li className="finding finding-pass finding-folded">
          <Icon name="check" />
          <p>{t('finding.passed', { count: passed.length })}</p>
        </li>
      )}
    </ul>
  );
}
