import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncomingPage } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Panel, ReasonPanel } from '../../components/index.ts';
import { AssignForm } from './assign-form.tsx';

/** Degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;
const turned: Readonly<Record<Turn, Turn>> = { 0: 90, 90: 180, 180: 270, 270: 0 };

/** A page, large; while it waits, where it belongs. A blank back side is put away with one press. */
export function PagePanel({
  page,
  waits,
  onDone,
}: {
  readonly page: IncomingPage;
  readonly waits: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('archives');
  const picture = useAsk('intake.picture', { pageId: page.id });
  const setAside = useAct('intake.setAside');
  const [turn, setTurn] = useState<Turn>(0);
  const [asking, setAsking] = useState(false);
  const putAway = async (reason: string): Promise<void> => {
    const answer = await setAside.run({ pageId: page.id, reason });
    if (answer.ok) onDone();
  };
  if (asking)
    return (
      <ReasonPanel
        title={t('intake.setAside')}
        explain={t('intake.setAsideExplain')}
        confirm={t('intake.setAside')}
        suggestions={[t('intake.because.blank'), t('intake.because.foreign'), t('intake.because.poor')]}
        busy={setAside.busy}
        error={<ErrorNotice error={setAside.error} />}
        onCancel={() => setAsking(false)}
        onConfirm={(reason) => void putAway(reason)}
      />
    );
  return (
    <Panel
      title={t('intake.page', { fileName: page.fileName, page: page.page, pages: page.pages })}
      actions={
        <Button small icon="swap" onPress={() => setTurn(turned[turn])}>
          {t('intake.turn')}
        </Button>
      }
    >
      <ErrorNotice error={picture.error} />
      {picture.value && (
        <div className="intake-picture">
          <img
            src={`data:${picture.value.mime};base64,${picture.value.data}`}
            alt={t('intake.picture')}
            style={{ transform: `rotate(${turn}deg)` }}
          />
        </div>
      )}
      <ErrorNotice error={setAside.error} onDismiss={setAside.forget} />
      {waits && <AssignForm page={page} turn={turn} onDone={onDone} />}
      {waits && (
        <div className="task-actions">
          {page.state === 'blank' && (
            <Button busy={setAside.busy} onPress={() => void putAway(t('intake.because.blank'))}>
              {t('intake.putBlankAway')}
            </Button>
          )}
          <Button onPress={() => setAsking(true)}>{t('intake.setAside')}</Button>
        </div>
      )}
    </Panel>
  );
}
