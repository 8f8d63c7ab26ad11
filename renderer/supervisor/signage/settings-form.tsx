import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignageSettings } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Checkbox, Notice, Panel, TextField } from '../../components/index.ts';
import { NoticeList } from './notice-list.tsx';
import { Preview } from './preview.tsx';
import { quietWords, readQuietTimes } from './quiet-times.ts';
import { SlideFolder } from './slide-folder.tsx';
import { VoiceFields } from './voice-fields.tsx';

export interface SettingsFormProps {
  readonly settings: SignageSettings;
  readonly mayChange: boolean;
}

const blocks = ['queue', 'appointments', 'notices', 'slides'] as const;

/** The settings as they will be, and the screen as it will look with them. */
export function SettingsForm({ settings, mayChange }: SettingsFormProps): ReactElement {
  const { t } = useTranslation('signage');
  const [draft, setDraft] = useState(settings);
  const [seconds, setSeconds] = useState(String(settings.slideSeconds));
  const [quiet, setQuiet] = useState(quietWords(settings.voice.quiet));
  const [saved, setSaved] = useState(false);
  const save = useAct('frontDesk.configure');

  const change = (part: Partial<SignageSettings>): void => {
    setDraft({ ...draft, ...part });
    setSaved(false);
    save.forget();
  };
  const slideSeconds = /^\d{1,3}$/u.test(seconds) && Number(seconds) >= 12 && Number(seconds) <= 120 ? Number(seconds) : null;
  const quietTimes = readQuietTimes(quiet);
  const emptyNotice = draft.notices.some(({ chinese }) => chinese.trim() === '');
  const endsBefore = draft.notices.some(({ from, until }) => from !== null && until !== null && until < from);
  const ready = slideSeconds !== null && quietTimes !== null && !emptyNotice && !endsBefore;

  const send = async (): Promise<void> => {
    if (slideSeconds === null || quietTimes === null || !ready) return;
    const signage = { ...draft, slideSeconds, voice: { ...draft.voice, quiet: quietTimes } };
    setSaved((await save.run({ signage })).ok);
  };

  return (
    <form
      className="signage-settings"
      noValidate
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="signage-settings-fields">
        <Panel title={t('settings.shown')}>
          <div className="task-form">
            <div className="signage-settings-checks">
              {blocks.map((block) => (
                <Checkbox
                  key={block}
                  isSelected={draft.blocks[block]}
                  isDisabled={!mayChange}
                  onChange={(on) => change({ blocks: { ...draft.blocks, [block]: on } })}
                >
                  {t(`settings.block.${block}`)}
                </Checkbox>
              ))}
              <Checkbox isSelected={draft.english} isDisabled={!mayChange} onChange={(english) => change({ english })}>
                {t('settings.english')}
              </Checkbox>
            </div>
            <TextField
              label={t('settings.seconds')}
              hint={t('settings.secondsHint')}
              error={slideSeconds === null ? t('settings.secondsWrong') : undefined}
              inputMode="numeric"
              value={seconds}
              isDisabled={!mayChange}
              onChange={(text) => {
                setSeconds(text);
                setSaved(false);
              }}
            />
          </div>
        </Panel>
        <VoiceFields
          voice={draft.voice}
          quiet={quiet}
          quietWrong={quietTimes === null}
          isDisabled={!mayChange}
          onVoice={(voice) => change({ voice })}
          onQuiet={(text) => {
            setQuiet(text);
            setSaved(false);
          }}
        />
        <NoticeList notices={draft.notices} isDisabled={!mayChange} onChange={(notices) => change({ notices })} />
        {mayChange && <SlideFolder />}
      </div>
      <div className="signage-settings-side">
        <Preview settings={{ ...draft, slideSeconds: slideSeconds ?? settings.slideSeconds }} />
        <ErrorNotice error={save.error} />
        {saved && <Notice tone="done">{t('settings.saved')}</Notice>}
        {mayChange && (
          <div className="task-actions">
            <Button type="submit" variant="primary" keys="Enter" busy={save.busy} isDisabled={!ready}>
              {t('settings.save')}
            </Button>
          </div>
        )}
      </div>
    </form>
  );
}
