import { useEffect, type ReactElement } from 'react';
import { CheckPage, CoupleFrame } from '../../applicant/index.ts';
import { useAsk } from '../../client/index.ts';
import { useRestingShortcuts, useShortcut } from '../use-shortcut.ts';

/** The couple's check in the counter's own window: Enter confirms, Escape gives the window back to the registrar. */
export function TurnedCheck({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }): ReactElement | null {
  const display = useAsk('display.get', {});
  const view = display.value;
  const shown = view?.shown?.caseId === caseId && view.page === 'check' ? view.shown : null;
  const gone = view !== undefined && shown === null;
  useRestingShortcuts();
  useShortcut('Escape', onClose, { evenResting: true });
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (!view || !shown) return null;
  return (
    <div className="turned-check">
      <CoupleFrame officeName={view.officeName} offline={view.offline}>
        <CheckPage shown={shown} onClose={onClose} />
      </CoupleFrame>
    </div>
  );
}
