import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskLanguage, type KioskSettings } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Notice, Panel, Select, TextField } from '../../components/index.ts';

const nowhere = 'none';

export interface KioskSettingsFormProps {
  readonly settings: KioskSettings;
  readonly onSaved: () => void;
}

/** 自助机: which printer it prints on, how long what was filled in is kept, what languages it speaks beside its own. */
export function KioskSettingsForm({ settings, onSaved }: KioskSettingsFormProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const client = useClient();
  const devices = useAsk('devices.status', {});
  const save = useAct('frontDesk.configure');
  const file = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState(settings);
  const [days, setDays] = useState(String(settings.draftDays));
  const [done, setDone] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const isWrong = !/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > 30;
  const put = (more: Partial<KioskSettings>): void => {
    setDone(false);
    setForm({ ...form, ...more });
  };
  const send = async (): Promise<void> => {
    const answer = await save.run({ kiosk: { ...form, draftDays: Number(days) } });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  const read = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const language = KioskLanguage.safeParse(parsed(await chosen.text()));
    setUnreadable(!language.success);
    if (language.success) put({ languages: [...form.languages.filter(({ tag }) => tag !== language.data.tag), language.data] });
  };
  return (
    <Panel title={t('kiosk.settings.title')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong) void send();
        }}
      >
        <Select
          label={t('kiosk.settings.printer')}
          options={[
            { id: nowhere, label: t('kiosk.settings.noPrinter') },
            ...(devices.value?.printers ?? []).map(({ name }) => ({ id: name, label: name })),
          ]}
          value={form.printer ?? nowhere}
          onChange={(id) => put({ printer: id === nowhere ? null : id })}
        />
        <TextField
          label={t('kiosk.settings.draftDays')}
          value={days}
          onChange={(value) => {
            setDone(false);
            setDays(value);
          }}
          error={isWrong ? t('kiosk.settings.draftDaysWrong') : undefined}
        />
        <section>
          <h3>{t('kiosk.settings.languages')}</h3>
          <p className="soft">{t('kiosk.settings.languagesHint')}</p>
          <ul>
            {form.languages.map(({ tag, name }) => (
              <li key={tag}>
                <bdi lang={tag}>{name}</bdi> ({tag}){' '}
                <Button
                  small
                  variant="quiet"
                  aria-label={t('kiosk.settings.removeOf', { name })}
                  onPress={() => put({ languages: form.languages.filter((each) => each.tag !== tag) })}
                >
                  {t('kiosk.settings.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label={t('kiosk.settings.add')}
            onChange={(event) => void read(event.target.files?.[0])}
          />
          <Button small icon="plus" onPress={() => file.current?.click()}>
            {t('kiosk.settings.add')}
          </Button>
          {unreadable && <Notice tone="error">{t('kiosk.settings.unreadable')}</Notice>}
        </section>
        <ErrorNotice error={save.error} />
        {done && <Notice tone="done">{t('kiosk.settings.saved')}</Notice>}
        <div className="task-actions">
          <Button type="submit" variant="primary" busy={save.busy} isDisabled={isWrong}>
            {t('kiosk.settings.save')}
          </Button>
          <Button onPress={() => void client.openStation('kiosk')}>{t('kiosk.settings.open')}</Button>
        </div>
      </form>
    </Panel>
  );
}

/** Undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
