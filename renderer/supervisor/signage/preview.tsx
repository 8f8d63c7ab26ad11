import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignageSettings } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Panel } from '../../components/index.ts';
import { SignagePage, useScreenWords } from '../../signage/index.ts';

/** The call screen as it will be, small; it says nothing aloud. */
export function Preview({ settings: { notices, ...settings } }: { readonly settings: SignageSettings }): ReactElement | null {
  const { t } = useTranslation('signage');
  const { value: view } = useAsk('signage.view', {}, { keep: true });
  const { value: board } = useAsk('tickets.board', {}, { keep: true });
  const words = useScreenWords(settings.english);
  if (view === undefined) return null;
  const today = notices.filter(
    ({ chinese, from, until }) => chinese.trim() !== '' && (from ?? view.today) <= view.today && view.today <= (until ?? view.today),
  );
  return (
    <Panel title={t('settings.preview')}>
      <div className="signage-settings-preview" aria-hidden="true" inert>
        <SignagePage view={{ ...view, settings, notices: today }} board={board ?? null} now={view.now} stale={null} words={words} />
      </div>
    </Panel>
  );
}
