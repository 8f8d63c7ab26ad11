import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Service, type Counter, type TicketSettings } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Checkbox, Notice, Panel, TextField } from '../../components/index.ts';
import { CounterServices, servedAt } from './counter-services.tsx';

/** Whole minutes or calls, with the bounds the settings have. */
const numbers = { fairMinutes: [10, 120], inARow: [1, 10], lateMinutes: [0, 120] } as const;
type NumberField = keyof typeof numbers;
const numberFields = Object.keys(numbers) as NumberField[];

export interface TicketSettingsFormProps {
  readonly settings: TicketSettings;
  readonly counters: readonly Counter[];
  /** Whether a slip is printed with every number as things are. */
  readonly printsAtOnce: boolean;
  readonly onSaved: () => void;
}

/** What numbers are given for and in which order, which counter serves what, and who goes before whom. */
export function TicketSettingsForm({ settings, counters, printsAtOnce, onSaved }: TicketSettingsFormProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const save = useAct('frontDesk.configure');
  const [form, setForm] = useState(settings);
  const [typed, setTyped] = useState<Readonly<Record<NumberField, string>>>({
    fairMinutes: String(settings.fairMinutes),
    inARow: String(settings.inARow),
    lateMinutes: String(settings.lateMinutes),
  });
  const [done, setDone] = useState(false);
  const put = (more: Partial<TicketSettings>): void => {
    setDone(false);
    setForm({ ...form, ...more });
  };
  const isWrong = (field: NumberField): boolean => {
    const [least, most] = numbers[field];
    return !/^\d{1,3}$/.test(typed[field]) || Number(typed[field]) < least || Number(typed[field]) > most;
  };
  const { services } = form;
  const idle = counters.filter(({ code }) => servedAt(form, code).length === 0);
  const mayNotSave = services.length === 0 || idle.length > 0 || numberFields.some(isWrong);
  const earlier = (service: Service): void => {
    const place = services.indexOf(service);
    put({ services: services.with(place - 1, service).with(place, services[place - 1]!) });
  };
  const send = async (): Promise<void> => {
    const named = counters.flatMap(({ code }) => (code in form.counters ? [[code, servedAt(form, code)] as const] : []));
    const answer = await save.run({
      tickets: {
        ...form,
        counters: Object.fromEntries(named),
        fairMinutes: Number(typed.fairMinutes),
        inARow: Number(typed.inARow),
        lateMinutes: Number(typed.lateMinutes),
      },
    });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  return (
    <Panel title={t('queue.settings.title')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNotSave) void send();
        }}
      >
        <fieldset className="queue-offered">
          <legend>{t('queue.settings.services')}</legend>
          <ol>
            {[...services, ...Service.options.filter((service) => !services.includes(service))].map((service) => (
              <li key={service}>
                <Checkbox
                  isSelected={services.includes(service)}
                  onChange={(on) => put({ services: on ? [...services, service] : services.filter((each) => each !== service) })}
                >
                  {t(`service.${service}`)}
                </Checkbox>
                {services.indexOf(service) > 0 && (
                  <Button
                    small
                    variant="quiet"
                    aria-label={t('queue.settings.earlierOf', { service: t(`service.${service}`) })}
                    onPress={() => earlier(service)}
                  >
                    {t('queue.settings.earlier')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </fieldset>
        <CounterServices settings={form} counters={counters} onChange={(each) => put({ counters: each })} />
        {services.length === 0 && <Notice tone="error">{t('queue.settings.noService')}</Notice>}
        {services.length > 0 &&
          idle.map(({ code, name }) => (
            <Notice key={code} tone="error">
              {t('queue.settings.idle', { counter: name })}
            </Notice>
          ))}
        <div className="queue-numbers">
          {numberFields.map((field) => (
            <TextField
              key={field}
              label={t(`queue.settings.${field}`)}
              hint={t(`queue.settings.${field}Hint`)}
              value={typed[field]}
              onChange={(value) => {
                setDone(false);
                setTyped({ ...typed, [field]: value });
              }}
              inputMode="numeric"
              maxLength={3}
              error={isWrong(field) ? t('queue.settings.between', { least: numbers[field][0], most: numbers[field][1] }) : null}
            />
          ))}
        </div>
        <Checkbox isSelected={form.rating} onChange={(rating) => put({ rating })}>
          {t('queue.settings.rating')}
        </Checkbox>
        <Checkbox isSelected={form.speakSurname} onChange={(speakSurname) => put({ speakSurname })}>
          {t('queue.settings.speakSurname')}
        </Checkbox>
        <Checkbox isSelected={form.printAtOnce ?? printsAtOnce} onChange={(printAtOnce) => put({ printAtOnce })}>
          {t('queue.settings.printAtOnce')}
        </Checkbox>
        <ErrorNotice error={save.error} onDismiss={save.forget} />
        {done && <Notice tone="done">{t('queue.settings.saved')}</Notice>}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" busy={save.busy} isDisabled={mayNotSave}>
            {t('queue.settings.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
