import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CourtFinding } from '#shared/model/index.ts';
import { Checkbox, Findings, Panel, Segmented, StateMark, TextField } from '../../components/index.ts';
import { useReissue } from '../case-context.ts';
import { useAsking } from './asking-context.ts';

/** Whether what was registered then is still so: as the registers say it, and as the registrar looked it up and asked. */
export function StandingPanel(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { draft, keeper, editable, view } = useReissue();
  const { inPerson, setInPerson, standing } = useAsking();
  const { kind, court, judgment, laterLooked, widowed, agent } = draft.application;
  const asks = view.actions.includes('precheck');
  return (
    <Panel
      title={t('reissue.standing.title')}
      className="reissue-standing"
      actions={
        standing !== null && standing.length === 0 ? (
          <StateMark tone="done">{t('reissue.standing.nothingAgainst')}</StateMark>
        ) : standing === null ? (
          <StateMark tone="waiting">{t('reissue.standing.notAsked')}</StateMark>
        ) : null
      }
    >
      {standing !== null && standing.length > 0 && <Findings findings={standing} />}
      {kind !== 'divorce' && (
        <div className="reissue-court">
          <Segmented
            label={t('reissue.standing.court')}
            value={court}
            onChange={(wanted) => keeper.changeApplication({ court: wanted, ...(wanted === 'nothing' && { judgment: '' }) })}
            options={CourtFinding.options.map((id) => ({ id, label: t(`reissue.standing.courts.${id}`) }))}
            isDisabled={!editable}
          />
          {court !== null && court !== 'nothing' && (
            <TextField
              label={t('reissue.standing.judgment')}
              value={judgment}
              onChange={(text) => keeper.changeApplication({ judgment: text })}
              maxLength={60}
              isDisabled={!editable}
            />
          )}
        </div>
      )}
      <Checkbox isSelected={laterLooked} onChange={(yes) => keeper.changeApplication({ laterLooked: yes })} isDisabled={!editable}>
        {t('reissue.standing.laterLooked')}
      </Checkbox>
      {kind !== 'divorce' && (
        <Checkbox isSelected={widowed} onChange={(yes) => keeper.changeApplication({ widowed: yes })} isDisabled={!editable}>
          {t('reissue.standing.widowed')}
        </Checkbox>
      )}
      {asks && agent === null && (
        <Checkbox isSelected={inPerson} onChange={setInPerson}>
          {t('reissue.standing.inPerson')}
        </Checkbox>
      )}
    </Panel>
  );
}
