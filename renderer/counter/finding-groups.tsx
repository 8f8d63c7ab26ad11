import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/model/index.ts';
import { Findings } from '../components/index.ts';

/** Beyond this a list is read no longer, only its groups. */
const long = 10;

/** A short list whole; a long one in groups that fold, what bars the act open. Rules that hold are one line. */
export const FindingGroups = memo(function FindingGroups({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { t } = useTranslation('counter');
  const of = (outcome: Finding['outcome']): readonly Finding[] => findings.filter((finding) => finding.outcome === outcome);
  const refused = of('refuse');
  const asked = of('ask');
  if (refused.length + asked.length < long) return <Findings findings={findings} brief />;
  return (
    <>
      {refused.length > 0 && (
        <details className="finding-group" open>
          <summary>{t('findings.refuse', { count: refused.length })}</summary>
          <Findings findings={refused} />
        </details>
      )}
      {asked.length > 0 && (
        <details className="finding-group" open={refused.length === 0}>
          <summary>{t('findings.ask', { count: asked.length })}</summary>
          <Findings findings={asked} />
        </details>
      )}
      <Findings findings={of('pass')} brief />
    </>
  );
});
