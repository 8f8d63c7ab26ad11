import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ProvinceSettings, type SentAttachment } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, TextField } from '../../components/index.ts';
import { AttachmentKinds } from './attachment-kinds.tsx';

const numbers = {
  speed: { from: 16, until: 100_000 },
  alarm: { from: 1, until: 240 },
  limit: { from: 10, until: 600 },
} as const;

export interface SettingsPanelProps {
  readonly settings: ProvinceSettings;
  readonly onChanged: () => void;
}

/** How this station reaches the province, and when somebody is told. */
export function SettingsPanel({ settings, onChanged }: SettingsPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const [proxy, setProxy] = useState(settings.proxy ?? '');
  const [typed, setTyped] = useState({
    speed: settings.kilobytesPerSecond?.toString() ?? '',
    alarm: settings.alarmAfterHours.toString(),
    limit: settings.clockLimitSeconds.toString(),
  });
  const [attachments, setAttachments] = useState<readonly SentAttachment[]>(settings.attachments);
  const [sent, setSent] = useState(false);
  const [saved, setSaved] = useState(false);
  const configure = useAct('province.configure');
  const read = ProvinceSettings.safeParse({
    proxy: proxy.trim() === '' ? null : proxy.trim(),
    kilobytesPerSecond: typed.speed.trim() === '' ? null : Number(typed.speed),
    alarmAfterHours: Number(typed.alarm),
    clockLimitSeconds: Number(typed.limit),
    attachments,
  });
  const wrong = new Set(sent ? read.error?.issues.map(({ path }) => path[0]) : []);
  const change = (next: () => void): void => {
    setSaved(false);
    next();
  };

  const save = async (): Promise<void> => {
    setSent(true);
    configure.forget();
    if (!read.success) return;
    const done = await configure.run(read.data);
    setSaved(done.ok);
    onChanged();
  };

  const number = (field: keyof typeof numbers, of: keyof ProvinceSettings): ReactElement => (
    <TextField
      label={t(`province.settings.${field}`)}
      value={typed[field]}
      onChange={(value) => change(() => setTyped({ ...typed, [field]: value }))}
      inputMode="numeric"
      autoComplete="off"
      hint={t(`province.settings.${field}Hint`)}
      error={wrong.has(of) ? t('province.settings.numberWrong', numbers[field]) : null}
    />
  );
  return (
    <Panel title={t('province.settings.title')}>
      <form
        className="task-form province-settings"
        noValidate
        aria-label={t('province.settings.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="soft small">{t('province.settings.explain')}</p>
        <TextField
          label={t('province.settings.proxy')}
          value={proxy}
          onChange={(value) => change(() => setProxy(value))}
          maxLength={200}
          autoComplete="off"
          hint={t('province.settings.proxyHint')}
          error={wrong.has('proxy') ? t('province.settings.proxyWrong') : null}
        />
        <div className="province-numbers">
          {number('speed', 'kilobytesPerSecond')}
          {number('alarm', 'alarmAfterHours')}
          {number('limit', 'clockLimitSeconds')}
        </div>
        <AttachmentKinds value={attachments} onChange={(value) => change(() => setAttachments(value))} />
        {saved && <Notice tone="done">{t('province.settings.saved')}</Notice>}
        <ErrorNotice error={configure.error} onDismiss={configure.forget} />
        <div className="task-actions">
          <Button type="submit" busy={configure.busy}>
            {t('province.settings.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
