import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnlineCheck } from '#shared/model/index.ts';
import { useAsk } from '../client/index.ts';
import { Panel, ReaderMark, StateMark } from '../components/index.ts';
import { useOpenCase } from './case-context.ts';
import { MaterialsPanel } from './materials/materials-panel.tsx';
import { FindingGroups } from './finding-groups.tsx';

/** What the law says of the form as it stands, and whether the devices are there. */
export function SideColumn(): ReactElement {
  const { t } = useTranslation('common');
  const { view, findings } = useOpenCase();
  return (
    <aside className="side">
      <Panel title={t('finding.list')} className="side-findings">
        {findings.length === 0 ? <p className="soft small">{t('finding.none')}</p> : <FindingGroups findings={findings} />}
      </Panel>
      <MaterialsPanel />
      <Devices onlineCheck={view.onlineCheck.state} />
    </aside>
  );
}

function Devices({ onlineCheck }: { readonly onlineCheck: OnlineCheck['state'] }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const devices = useAsk('devices.status', {}).value;
  return (
    <Panel title={t('side.devices')} className="side-devices">
      <ul className="plain-list">
        <li className="device">
          <span>{t('side.reader')}</span>
          {devices && <ReaderMark state={devices.reader.state} />}
        </li>
        {devices?.printers.map(({ name, ready }) => (
          <li key={name} className="device">
            <span className="device-name">{name}</span>
            <StateMark tone={ready ? 'done' : 'refused'}>{t(ready ? 'side.ready' : 'side.notReady')}</StateMark>
          </li>
        ))}
        <li className="device">
          <span>{t('side.onlineCheck')}</span>
          <StateMark tone={onlineCheck === 'matched' ? 'done' : onlineCheck === 'mismatched' ? 'refused' : 'waiting'}>
            {t(`terms:onlineCheck.${onlineCheck}`)}
          </StateMark>
        </li>
      </ul>
    </Panel>
  );
}
