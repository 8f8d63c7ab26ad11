import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAsk } from '../../client/index.ts';
import { Button, Panel, StateMark } from '../../components/index.ts';

/** Where the hall puts its pictures, what is shown of them, and how this PC speaks. */
export function SlideFolder(): ReactElement {
  const { t } = useTranslation('signage');
  const { value, error, again } = useAsk('signage.folder', {}, { keep: true });
  return (
    <Panel
      title={t('settings.slides.title')}
      actions={
        <Button small onPress={again}>
          {t('settings.slides.again')}
        </Button>
      }
    >
      <ErrorNotice error={error} />
      {value && (
        <div className="task-form">
          <p>{t('settings.slides.how')}</p>
          <p className="signage-settings-path">{value.folder}</p>
          {value.slides.length === 0 ? (
            <p className="soft">{t('settings.slides.shipped')}</p>
          ) : (
            <p>
              {t('settings.slides.found', {
                count: value.slides.length,
                titles: value.slides.map(({ chinese }) => chinese.title).join('、'),
              })}
            </p>
          )}
          {value.left.map(({ file, why }) => (
            <p key={file}>
              <StateMark tone="waiting" icon="warning">
                {t(`settings.slides.left.${why}`, { file })}
              </StateMark>
            </p>
          ))}
          <StateMark tone={value.clips ? 'done' : 'waiting'}>
            {t(value.clips ? 'settings.voice.clips' : 'settings.voice.noClips')}
          </StateMark>
        </div>
      )}
    </Panel>
  );
}
