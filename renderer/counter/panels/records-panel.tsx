import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { Button } from '../../components/index.ts';
import { RecordsPage } from '../../supervisor/records/records-page.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useShortcut } from '../use-shortcut.ts';

/** 查档 at the counter: what a registrar may do there, without another window. */
export function RecordsPanel({ session, onClose }: { readonly session: Session; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const part = useKeptFocus<HTMLElement>();
  useShortcut('Escape', onClose);
  return (
    <main className="panel-page records-panel" ref={part} tabIndex={-1} aria-label={t('page.records')}>
      <div className="records-panel-back">
        <Button small keys="Esc" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      </div>
      <RecordsPage session={session} />
    </main>
  );
}
