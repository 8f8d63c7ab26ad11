import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MandateElement, type ReissueAgent } from '#shared/model/index.ts';
import { Checkbox, Panel, TextField } from '../../components/index.ts';
import { useReissue } from '../case-context.ts';

type Text = 'name' | 'idNumber' | 'notary' | 'deed';
const limits: Readonly<Record<Text, number>> = { name: 60, idNumber: 30, notary: 60, deed: 60 };

/** 受托人, and what the mandate that a notary certified says (规范 2015 art. 64); nothing where nobody acts for them. */
export function AgentPanel(): ReactElement | null {
  const { t } = useTranslation('counter');
  const { draft, keeper, editable } = useReissue();
  const { agent } = draft.application;
  if (agent === null) return null;
  const change = (part: Partial<ReissueAgent>): void => keeper.changeApplication({ agent: { ...agent, ...part } });
  const says = (element: MandateElement, yes: boolean): void =>
    change({ states: MandateElement.options.filter((each) => (each === element ? yes : agent.states.includes(each))) });
  return (
    <Panel title={t('reissue.agent.title')} className="reissue-agent">
      <div className="reissue-fields">
        {(Object.keys(limits) as Text[]).map((field) => (
          <TextField
            key={field}
            label={t(`reissue.agent.${field}`)}
            value={agent[field]}
            onChange={(text) => change({ [field]: text })}
            maxLength={limits[field]}
            autoComplete="off"
            isDisabled={!editable}
            isRequired
          />
        ))}
      </div>
      <p className="field-label">{t('reissue.agent.states')}</p>
      <div className="reissue-states">
        {MandateElement.options.map((element) => (
          <Checkbox key={element} isSelected={agent.states.includes(element)} onChange={(yes) => says(element, yes)} isDisabled={!editable}>
            {t(`reissue.agent.element.${element}`)}
          </Checkbox>
        ))}
      </div>
    </Panel>
  );
}
