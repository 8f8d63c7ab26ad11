import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCard, QueueTicket } from '#shared/contract/index.ts';
import { parseDeskCode, PriorityReason, type Service } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, Select, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { useScan } from '../../scan/index.ts';
import { ReadCard, ReaderNotices } from '../cards/read-card.tsx';
import { useDeskReader } from '../cards/use-desk-reader.ts';
import { CardNotices } from './card-notices.tsx';

export interface IssueFormProps {
  readonly services: readonly Service[];
  readonly onGiven: (ticket: QueueTicket) => void;
}

/** Gives a number: for an appointment its code or the card is enough, and nobody needs one. */
export function IssueForm({ services, onGiven }: IssueFormProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const [service, setService] = useState<Service>(services[0] ?? 'marriage');
  const [name, setName] = useState('');
  const [appointment, setAppointment] = useState('');
  const [priority, setPriority] = useState<PriorityReason | 'none'>('none');
  const [given, setGiven] = useState<QueueTicket | null>(null);
  const [card, setCard] = useState<DeskCard | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const issue = useAct('tickets.issue');
  const reader = useDeskReader<'person'>((_, read) => {
    setCard(read);
    setGiven(null);
    setName(read.person.name);
    setAppointment('');
    setPriority(read.elderly ? 'elderly' : 'none');
  });
  useEffect(() => {
    if (card === null) return;
    // What comes next is one press away; where they have an appointment, by that.
    const next = form.current?.querySelector<HTMLElement>('.card-arrive') ?? form.current?.querySelector<HTMLElement>('[type=submit]');
    next?.focus();
  }, [card]);
  useShortcut('F6', () => {
    if (reader.is === 'ready') return reader.read('person');
    form.current?.querySelector<HTMLElement>('input[type=text]')?.focus();
  });
  const give = async (code: string): Promise<void> => {
    const answer = await issue.run({ service, name, appointment: code, priority: priority === 'none' ? null : priority });
    if (!answer.ok) return;
    setGiven(answer.value);
    onGiven(answer.value);
    setName('');
    setAppointment('');
    setPriority('none');
    setCard(null);
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
        ref={form}
        className="queue-form"
        onSubmit={(event) => {
          event.preventDefault();
          void give(appointment);
        }}
      >
        <ReadCard reader={reader} place="person" keys="F6" filled={card !== null} />
        <ReaderNotices reader={reader} />
        {card && <CardNotices card={card} busy={issue.busy} onArrive={(code) => void give(code)} />}
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
