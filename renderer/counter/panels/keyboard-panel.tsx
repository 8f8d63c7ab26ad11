import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Kbd, Panel } from '../../components/index.ts';
import { callKeys } from '../calling/call-keys.ts';
import { checkKey } from '../checks/online-check-panel.tsx';
import { openingKeys, recordsKey, scanKey } from '../opening-keys.ts';
import { requestKey } from '../requests/request-panel.tsx';

const keys = [
  ['Ctrl+Enter', 'primary'],
  [openingKeys.marriage, 'open'],
  [openingKeys.divorce, 'openDivorce'],
  [openingKeys.reissue, 'openReissue'],
  ['F3', 'find'],
  ['F4', 'check'],
  ['F5', 'materials'],
  ['F6', 'readMan'],
  ['F7', 'readWoman'],
  ['F8', 'swap'],
  ['F9', 'concern'],
  ['F10', 'takeOver'],
  ['F11', 'file'],
  ['F12', 'upcoming'],
  [scanKey, 'camera'],
  ['Alt+G', 'character'],
  [recordsKey, 'records'],
  ['Alt+U', 'queue'],
  ['Alt+D', 'frontDesk'],
  ['Alt+K', 'unaccounted'],
  [callKeys.next, 'callNext'],
  [callKeys.again, 'callAgain'],
  [callKeys.pass, 'passTicket'],
  [callKeys.finish, 'finishTicket'],
  [requestKey, 'requests'],
  [checkKey, 'onlineCheck'],
  ['Space', 'photo'],
  ['Ctrl+L', 'lock'],
  ['Tab', 'next'],
  ['?', 'map'],
  ['Esc', 'escape'],
] as const;

/** The keyboard map, beside the work and not over it. */
export function KeyboardPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  return (
    <Panel
      title={t('keyboard.title')}
      actions={
        <Button small keys="Esc" onPress={onClose}>
          {t('common:action.close')}
        </Button>
      }
    >
      <dl className="keyboard-map">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{t(`keyboard.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('keyboard.scan')}</p>
    </Panel>
  );
}
