import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DivorceAction, DivorceView } from '#shared/model/index.ts';
import { Button } from '../../components/index.ts';
import type { DivorcePanelName } from './divorce-panel.tsx';

/** Each panel and the action it asks for, in the order of the buttons. */
const asked: readonly (readonly [DivorcePanelName, DivorceAction])[] = [
  ['refuse', 'refuse'],
  ['cancel', 'cancel'],
  ['withdraw', 'withdraw'],
  ['visit', 'recordVisit'],
  ['leave', 'notNow'],
  ['end', 'end'],
];

export interface DivorceActionsProps {
  readonly view: DivorceView;
  readonly onShow: (panel: DivorcePanelName) => void;
}

/** The ways out of a page beside its action. */
export function DivorceActions({ view, onShow }: DivorceActionsProps): ReactElement {
  const { t } = useTranslation('terms');
  return (
    <>
      {asked.map(
        ([panel, action]) =>
          view.actions.includes(action) && (
            <Button key={panel} onPress={() => onShow(panel)}>
              {t(`divorceAction.${action}`)}
            </Button>
          ),
      )}
    </>
  );
}
