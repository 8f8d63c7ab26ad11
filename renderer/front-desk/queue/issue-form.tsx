import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueTicket } from '#shared/contract/index.ts';
import { parseDeskCode, PriorityReason, type Service } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, Select, TextField } from '../../components/index.ts';
import { useScan } from '../../scan/index.ts';

/** Gives a number: for an appointment its code is enough, and nobody needs one. */
export function IssueForm({ services }: { readonly services: readonly Service[] }): ReactElement {
  const { t } = useTranslation('front-desk');
  const [service, setService] = useState<Service>(services[0] ?? 'marriage');
  const [name, setName] = useState('');
  const [appointment, setAppointment] = useState('');
  const [priority, setPriority] = useState<PriorityReason | 'none'>('none');
  const [given, setGiven] = useState<QueueTicket | null>(null);
  const issue = useAct('tickets.issue');
  const give = async (code: string): Promise<void> => {
    const answer = await issue.run({ service, name, appointment: code, priority: priority === 'none' ? null : priority });
    if (!answer.ok) return;
    setGiven(answer.value);
    setName('');
    setAppointment('');
    setPriority('none');
  };
  useScan(
    (text) => {
      if (parseDeskCode(text)?.kind !== 'appointment') return false;
      setAppointment(text);
      return give(text);
    },
    { first: true },
  );
  return (
    <Panel title={t('queue.issue')}>
      <form
        className="queue-form"
        onSubmit={(event) => {
          event.preventDefault();
          void give(appointment);
        }}
      >
        <Select
          label={t('queue.service')}
          options={services.map((id) => ({ id, label: t(`service.${id}`) }))}
          value={service}
          onChange={setService}
        />
        <TextField label={t('queue.name')} hint={t('queue.nameHint')} value={name} onChange={setName} maxLength={60} serif />
        <TextField
          label={t('queue.appointment')}
          hint={t('queue.appointmentHint')}
          value={appointment}
          onChange={setAppointment}
          maxLength={40}
        />
        <Select
          label={t('queue.priorityLabel')}
          options={[
            { id: 'none' as const, label: t('queue.priority.none') },
            ...PriorityReason.options.map((id) => ({ id, label: t(`queue.priority.${id}`) })),
          ]}
          value={priority}
          onChange={setPriority}
        />
        <p className="soft small">{t('queue.priorityHint')}</p>
        <ErrorNotice error={issue.error} onDismiss={issue.forget} />
        <Button type="submit" variant="primary" icon="plus" busy={issue.busy}>
          {t('queue.give')}
        </Button>
      </form>
      {given !== null && (
        <Notice tone="done">
          {t('queue.given', { number: given.number, service: t(`service.${given.service}`), code: given.slipCode })}
        </Notice>
      )}
    </Panel>
  );
}
