import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { slots } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Button, Panel, StateMark } from '../../components/index.ts';
import { requestTones } from '../../records/index.ts';
import { useOpenCase } from '../case-context.ts';
import './requests.css';

/** Where both are from, and whether that is across a county, a prefecture or a province. */
export function HouseholdsSide({ onCorrect }: { readonly onCorrect: () => void }): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useOpenCase();
  const households = useAsk('households.get', { caseId: view.id }, { keep: true }).value;
  const shown = slots.filter((slot) => view.couple[slot].name !== '' && households?.[slot]);
  if (!households || shown.length === 0) return null;
  return (
    <Panel
      title={t('household.title')}
      className="side-devices side-households"
      actions={
        view.mine &&
        !isCaseClosed(view) && (
          <Button variant="quiet" small icon="edit" onPress={onCorrect}>
            {t('household.edit')}
          </Button>
        )
      }
    >
      <ul className="plain-list">
        {shown.map((slot) => {
          const { name, scope } = households[slot]!;
          return (
            <li key={slot} className="device">
              <span className="device-name">
                <span className="soft">{t(`terms:slot.${slot}`)}</span> {name || t('household.unknown')}
              </span>
              {scope !== null && (
                <StateMark tone={scope === 'local' ? 'neutral' : 'waiting'} icon={scope === 'local' ? 'check' : 'globe'}>
                  {t(`household.scope.${scope}`)}
                </StateMark>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** What other offices were asked for the case, and whether they have answered. */
export function RequestsSide({ onOpen }: { readonly onOpen: () => void }): ReactElement | null {
  const { t } = useTranslation('counter');
  const { view } = useOpenCase();
  const requests = useAsk('requests.ofCase', { caseId: view.id }, { keep: true }).value?.requests ?? [];
  if (requests.length === 0) return null;
  return (
    <Panel
      title={t('request.sideTitle')}
      className="side-devices side-requests"
      actions={
        <Button variant="quiet" small onPress={onOpen}>
          {t('request.look')}
        </Button>
      }
    >
      <ul className="plain-list">
        {requests.map(({ id, toName, requestNumber, state, answeredAt, seen }) => (
          <li key={id} className="device">
            <span className="device-name">
              {toName} {requestNumber !== null && <span className="soft small">{requestNumber}</span>}
            </span>
            <StateMark tone={requestTones[state]} {...(answeredAt !== null && !seen ? { icon: 'warning' as const } : {})}>
              {t(`request.state.${state}`)}
            </StateMark>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
