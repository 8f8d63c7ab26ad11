import { useContext, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarriageView } from '#shared/model/index.ts';
import { clockTime, ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Icon, Notice, StateMark } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { TurnContext } from './turn-context.ts';
import './confirm.css';

/** Whether the couple confirmed what stands there, what they pointed at, and the ways to ask them. */
export function ConfirmPanel(): ReactElement {
  const { t } = useTranslation(['counter', 'applicant', 'terms']);
  const { view } = useMarriage();
  const client = useClient();
  const turn = useContext(TurnContext);
  const display = useAsk('display.get', {});
  const show = useAct('display.show');
  const [noScreen, setNoScreen] = useState(false);
  const shown = display.value?.shown?.caseId === view.id ? display.value.shown : null;
  const open = view.mine && view.actions.includes('confirm');
  const showing = open && shown !== null && display.value?.page === 'check' && !shown.confirmed;

  const ask = async (where: 'theirs' | 'here'): Promise<void> => {
    const answer = await show.run({ page: 'check', caseId: view.id });
    if (!answer.ok) return;
    const theirs = where === 'theirs' && (await client.showApplicantScreen('secondDisplay'));
    setNoScreen(where === 'theirs' && !theirs);
    if (!theirs) turn(view.id);
  };
  useShortcut('F4', open ? () => void ask('theirs') : null);

  return (
    <section className="panel confirm-panel" aria-label={t('confirm.title')}>
      <ErrorNotice error={show.error} onDismiss={show.forget} />
      <div className="confirm-line">
        <div className="confirm-state">
          <ConfirmationMark view={view} />
          {(noScreen || showing) && <p className="soft small">{t(noScreen ? 'confirm.noScreen' : 'confirm.showing')}</p>}
        </div>
        {open && (
          <div className="confirm-ways">
            <Button variant="quiet" onPress={() => void client.showApplicantScreen('anywhere')}>
              {t('confirm.open')}
            </Button>
            <Button variant="quiet" onPress={() => void ask('here')}>
              {t('confirm.turn')}
            </Button>
            <Button icon="person" keys="F4" busy={show.busy} onPress={() => void ask('theirs')}>
              {t('confirm.ask')}
            </Button>
          </div>
        )}
      </div>
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
    </section>
  );
}

function ConfirmationMark({ view: { confirmation } }: { readonly view: MarriageView }): ReactElement {
  const { t } = useTranslation('counter');
  if (confirmation === null) return <StateMark tone="waiting">{t('confirm.state.none')}</StateMark>;
  if (!confirmation.holds) return <StateMark tone="waiting">{t('confirm.state.outdated')}</StateMark>;
  return <StateMark tone="done">{t(`confirm.state.${confirmation.on}`, { time: clockTime(confirmation.at) })}</StateMark>;
}
