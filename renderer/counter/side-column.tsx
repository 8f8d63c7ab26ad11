import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type OnlineCheck } from '#shared/model/index.ts';
import { useAsk } from '../client/index.ts';
import { Panel, ReaderMark, StateMark } from '../components/index.ts';
import { useOpenCase } from './case-context.ts';
import { OnlineCheckPanel } from './checks/online-check-panel.tsx';
import { MaterialsPanel } from './materials/materials-panel.tsx';
import { FindingGroups } from './finding-groups.tsx';
import { PreReviewSide } from './pre-review/pre-review-side.tsx';
import { HouseholdsSide, RequestsSide } from './requests/side-panels.tsx';

export interface SideColumnProps {
  readonly onRequests: () => void;
  readonly onHousehold: () => void;
}

/** What the law says of the form as it stands, and whether the devices are there. */
export function SideColumn({ onRequests, onHousehold }: SideColumnProps): ReactElement {
  const { t } = useTranslation('common');
  const { view, findings } = useOpenCase();
  const isAsked = slots.some((slot) => view.checks[slot] !== null);
  return (
    <aside className="side">
      <Panel title={t('finding.list')} className="side-findings">
        {findings.length === 0 ? <p className="soft small">{t('finding.none')}</p> : <FindingGroups findings={findings} />}
      </Panel>
      <PreReviewSide />
      <RequestsSide onOpen={onRequests} />
      <MaterialsPanel />
      <HouseholdsSide onCorrect={onHousehold} />
      {isAsked && <OnlineCheckPanel />}
      <Devices onlineCheck={isAsked ? null : view.onlineCheck.state} />
    </aside>
  );
}

function Devices({ onlineCheck }: { readonly onlineCheck: OnlineCheck['state'] | null }): ReactElement {
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
        {onlineCheck !== null && (
          <li className="device">
            <span>{t('side.onlineCheck')}</span>
            <StateMark tone={onlineCheck === 'matched' ? 'done' : onlineCheck === 'mismatched' ? 'refused' : 'waiting'}>
              {t(`terms:onlineCheck.${onlineCheck}`)}
            </StateMark>
          </li>
        )}
      </ul>
    </Panel>
  );
}
