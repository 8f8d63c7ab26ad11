import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberBlock, NumberLease } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../client/index.ts';
import { Button, Notice, Panel, Select, StateMark, TextField, type Tone } from '../components/index.ts';
import { numberPrefixes } from '../entry/registration-number.ts';
import { wholeNumber } from '../entry/set-up/typed.ts';

const tones: Readonly<Record<NumberLease['state'], Tone>> = { asked: 'waiting', given: 'done', refused: 'refused' };
const usualCount = 500;

/** Numbers by lease of the province: its answer enters the block, without a second person. Offered by itself where few are left. */
export function LeasePanel({ year, low }: { readonly year: string; readonly low: boolean }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [open, setOpen] = useState(low);
  const leases = useAsk('numbers.leases', {}, { keep: true });
  return (
    <Panel title={t('numbers.lease.title')}>
      {open ? (
        <LeaseForm year={year} low={low} />
      ) : (
        <Button variant="quiet" small onPress={() => setOpen(true)}>
          {t('numbers.lease.ask')}
        </Button>
      )}
      {leases.value && leases.value.length > 0 && (
        <ul className="plain-list leases" aria-label={t('numbers.lease.list')}>
          {leases.value.slice(0, 5).map((each) => (
            <li key={each.id}>
              <span className="lease-line">
                <span>{t('numbers.lease.of', { prefix: each.prefix, year: each.year, count: each.count })}</span>
                <StateMark tone={tones[each.state]}>{t(`numbers.lease.state.${each.state}`)}</StateMark>
              </span>
              <span className="soft small">{t('numbers.lease.by', { name: each.askedBy, at: momentWords(t, each.askedAt) })}</span>
              {each.code !== null && (
                <span className="small">
                  {t([`numbers.lease.code.${each.code}`, 'numbers.lease.code.other'], { code: each.code, reason: each.reason })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function LeaseForm({ year, low }: { readonly year: string; readonly low: boolean }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms']);
  const [prefix, setPrefix] = useState<NumberBlock['prefix']>('J');
  const [fields, setFields] = useState({ year, count: String(usualCount) });
  const [asked, setAsked] = useState(false);
  const lease = useAct('numbers.lease');
  const [wanted, count] = [wholeNumber(fields.year), wholeNumber(fields.count)];
  const isSound = wanted >= 2004 && wanted <= 2099 && count >= 1 && count <= 10_000;
  const set = (change: Partial<typeof fields>): void => {
    setFields({ ...fields, ...change });
    setAsked(false);
    lease.forget();
  };
  return (
    <form
      className="task-form"
      noValidate
      aria-label={t('numbers.lease.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound) void lease.run({ prefix, year: wanted, count }).then(({ ok }) => setAsked(ok));
      }}
    >
      {low && <Notice tone="waiting">{t('numbers.lease.low')}</Notice>}
      <Select
        label={t('numbers.prefix')}
        value={prefix}
        onChange={(chosen) => {
          setPrefix(chosen);
          setAsked(false);
        }}
        options={numberPrefixes.map((id) => ({ id, label: t('numbers.of', { paper: t(`terms:numberPrefix.${id}`), prefix: id }) }))}
      />
      <div className="task-pair">
        <TextField label={t('numbers.year')} value={fields.year} onChange={(text) => set({ year: text })} inputMode="numeric" />
        <TextField
          label={t('numbers.lease.count')}
          hint={t('numbers.lease.countHint')}
          value={fields.count}
          onChange={(text) => set({ count: text })}
          inputMode="numeric"
        />
      </div>
      <ErrorNotice error={lease.error} onDismiss={lease.forget} />
      {asked && <Notice tone="done">{t('numbers.lease.asked')}</Notice>}
      <div className="task-actions">
        <Button type="submit" busy={lease.busy} isDisabled={!isSound}>
          {t('numbers.lease.ask')}
        </Button>
      </div>
    </form>
  );
}
