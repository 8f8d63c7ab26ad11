import { useContext, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/model/index.ts';
import { clockTime, ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Icon, Notice, Panel, StateMark } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { TurnContext } from './turn-context.ts';
import './confirm.css';

/** Whether the couple confirmed what stands there, what they pointed at, and the ways to ask them. */
export function ConfirmPanel(): ReactElement {
  const { t } = useTranslation(['counter', 'applicant', 'terms']);
  const { view } = useOpenCase();
  const client = useClient();
  const turn = useContext(TurnContext);
  const display = useAsk('display.get', {});
  const show = useAct('display.show');
  const [noScreen, setNoScreen] = useState(false);
  const shown = display.value?.shown?.caseId === view.id ? display.value.shown : null;
  const open = view.mine && view.actions.includes('confirm');

  const ask = async (where: 'theirs' | 'here'): Promise<void> => {
    const answer = await show.run({ page: 'check', caseId: view.id });
    if (!answer.ok) return;
    const theirs = where === 'theirs' && (await client.showApplicantScreen('secondDisplay'));
    setNoScreen(where === 'theirs' && !theirs);
    if (!theirs) turn(view.id);
  };
  useShortcut('F9', open ? () => void ask('theirs') : null);

  return (
    <Panel title={t('confirm.title')} className="confirm-panel">
      <ErrorNotice error={show.error} onDismiss={show.forget} />
      <ConfirmationMark view={view} />
      {open && shown !== null && display.value?.page === 'check' && !shown.confirmed && (
        <p className="soft small">{t('confirm.showing')}</p>
      )}
      {noScreen && <p className="soft small">{t('confirm.noScreen')}</p>}
      {shown !== null && shown.pointed.length > 0 && (
        <Notice tone="waiting">
          <p>{t('confirm.pointed')}</p>
          <ul className="confirm-pointed">
            {shown.pointed.map(({ party, field }) => (
              <li key={`${party}-${field}`}>
                <Icon name="edit" />
                {t(`terms:slot.${party}`)} {t(`applicant:field.${field}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {open && (
        <div className="confirm-ways">
          <Button icon="person" keys="F9" busy={show.busy} onPress={() => void ask('theirs')}>
            {t('confirm.ask')}
          </Button>
          <Button variant="quiet" onPress={() => void ask('here')}>
            {t('confirm.turn')}
          </Button>
          <Button variant="quiet" onPress={() => void client.showApplicantScreen('anywhere')}>
            {t('confirm.open')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function ConfirmationMark({ view: { confirmation } }: { readonly view: CaseView }): ReactElement {
  const { t } = useTranslation('counter');
  if (confirmation === null) return <StateMark tone="waiting">{t('confirm.state.none')}</StateMark>;
  if (!confirmation.holds) return <StateMark tone="waiting">{t('confirm.state.outdated')}</StateMark>;
  return <StateMark tone="done">{t(`confirm.state.${confirmation.on}`, { time: clockTime(confirmation.at) })}</StateMark>;
}
