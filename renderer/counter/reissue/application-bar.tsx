import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Registration, ReissueAgent, ReissueReason, slots, type Slot } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Checkbox, Segmented } from '../../components/index.ts';
import { useReissue } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';

const keyOf: Readonly<Record<Registration, string>> = { marriage: 'Alt+1', divorce: 'Alt+2' };
type Who = 'both' | Slot;
const whos: readonly Who[] = ['both', ...slots];

/** Which certificate, why, for whom, and whether somebody acts for them. */
export function ApplicationBar(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { draft, keeper, editable } = useReissue();
  const { kind, reason, applicants, agent } = draft.application;
  const byIdentity = useAsk('office.get', {}).value?.office.practice.reissueIdentityChanged ?? false;
  const reasons = ReissueReason.options.filter((id) => id !== 'identityChanged' || byIdentity || reason === id);
  const choose = (wanted: Registration): void =>
    keeper.changeApplication({ kind: wanted, ...(applicants.length === 0 && wanted === 'marriage' && { applicants: [...slots] }) });
  useShortcut(keyOf.marriage, editable ? () => choose('marriage') : null);
  useShortcut(keyOf.divorce, editable ? () => choose('divorce') : null);
  return (
    <div className="application-bar reissue-bar">
      <Segmented
        label={t('reissue.kind')}
        value={kind}
        onChange={choose}
        options={Registration.options.map((id) => ({ id, label: t(`reissue.of.${id}`), keys: keyOf[id] }))}
        isDisabled={!editable}
      />
      <Segmented
        label={t('reissue.reason')}
        value={reason}
        onChange={(wanted) => keeper.changeApplication({ reason: wanted })}
        options={reasons.map((id) => ({ id, label: t(`terms:reissueReason.${id}`) }))}
        isDisabled={!editable}
      />
      <Segmented
        label={t('reissue.applicants')}
        value={applicants.length === 2 ? 'both' : (applicants[0] ?? null)}
        onChange={(who) => keeper.changeApplication({ applicants: who === 'both' ? [...slots] : [who] })}
        options={whos.map((id) => ({ id, label: id === 'both' ? t('reissue.both') : t(`terms:slot.${id}`) }))}
        isDisabled={!editable}
      />
      <Checkbox
        isSelected={agent !== null}
        onChange={(by) => keeper.changeApplication({ agent: by ? ReissueAgent.parse({}) : null })}
        isDisabled={!editable}
      >
        {t('reissue.byAgent')}
      </Checkbox>
    </div>
  );
}
