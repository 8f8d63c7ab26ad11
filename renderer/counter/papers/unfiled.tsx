import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Panel, StateMark } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useFiling } from '../filing-context.ts';
import { paperName } from './paper-name.ts';
import { lackingScans, signedPapers } from './signed-papers.ts';

/** Which signed papers of the case are not in the file yet, and the way to file them. */
export function Unfiled(): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useOpenCase();
  const file = useFiling();
  if (!signedPapers(view).some(({ print }) => print === 'confirmed')) return null;
  const lacking = lackingScans(view);
  return (
    <Panel
      title={t('filing.lacking')}
      actions={
        <Button small icon="scan" keys="F11" onPress={file}>
          {t('filing.open')}
        </Button>
      }
    >
      {lacking.length === 0 ? (
        <StateMark tone="done">{t('filing.complete')}</StateMark>
      ) : (
        <ul className="plain-list">
          {lacking.map((paper) => (
            <li key={paper.id}>
              <StateMark tone="waiting">{paperName(t, paper)}</StateMark>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
