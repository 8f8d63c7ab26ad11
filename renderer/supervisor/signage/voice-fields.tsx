import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpokenCall } from '#shared/model/index.ts';
import { Checkbox, Panel, Segmented, Select, TextField } from '../../components/index.ts';

export interface VoiceFieldsProps {
  readonly voice: SpokenCall;
  /** As typed. */
  readonly quiet: string;
  readonly quietWrong: boolean;
  readonly isDisabled: boolean;
  readonly onVoice: (voice: SpokenCall) => void;
  readonly onQuiet: (text: string) => void;
}

const spoken = { chinese: ['zh-CN'], both: ['zh-CN', 'en'], bothEnglishFirst: ['en', 'zh-CN'] } as const;
type SpokenChoice = keyof typeof spoken;

const times = ['1', '2', '3'] as const;
const volumes = ['20', '40', '60', '80', '100'] as const;

/** Whether calls are spoken, in what, how loud, and when not. */
export function VoiceFields({ voice, quiet, quietWrong, isDisabled, onVoice, onQuiet }: VoiceFieldsProps): ReactElement {
  const { t } = useTranslation('signage');
  const chosen: SpokenChoice = voice.languages.length === 1 ? 'chinese' : voice.languages[0] === 'en' ? 'bothEnglishFirst' : 'both';
  const volume = volumes.find((each) => Number(each) >= voice.volume) ?? '100';
  return (
    <Panel title={t('settings.voice.title')}>
      <div className="task-form">
        <Checkbox isSelected={voice.on} isDisabled={isDisabled} onChange={(on) => onVoice({ ...voice, on })}>
          {t('settings.voice.on')}
        </Checkbox>
        <Select
          label={t('settings.voice.languages')}
          options={(Object.keys(spoken) as SpokenChoice[]).map((id) => ({ id, label: t(`settings.voice.spoken.${id}`) }))}
          value={chosen}
          isDisabled={isDisabled || !voice.on}
          onChange={(choice) => onVoice({ ...voice, languages: [...spoken[choice]] })}
        />
        <Segmented
          label={t('settings.voice.times')}
          options={times.map((id) => ({ id, label: t('settings.voice.timesOf', { count: Number(id) }) }))}
          value={times.find((each) => Number(each) === voice.times) ?? '1'}
          isDisabled={isDisabled || !voice.on}
          onChange={(often) => onVoice({ ...voice, times: Number(often) })}
        />
        <Segmented
          label={t('settings.voice.volume')}
          options={volumes.map((id) => ({ id, label: `${id} %` }))}
          value={volume}
          isDisabled={isDisabled || !voice.on}
          onChange={(level) => onVoice({ ...voice, volume: Number(level) })}
        />
        <TextField
          label={t('settings.voice.quiet')}
          hint={t('settings.voice.quietHint')}
          error={quietWrong ? t('settings.voice.quietWrong') : undefined}
          value={quiet}
          isDisabled={isDisabled || !voice.on}
          onChange={onQuiet}
          autoComplete="off"
        />
      </div>
    </Panel>
  );
}
