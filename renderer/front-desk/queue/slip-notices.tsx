import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../client/index.ts';
import { errorSentence } from '#shared/locales/error-sentence.ts';
import { Button, Notice, Select } from '../../components/index.ts';
import type { Slip, Slips } from './use-slips.ts';

/** What became of each slip, newest first: which printer it came out of, or what to do. */
export function SlipNotices({ slips }: { readonly slips: Slips }): ReactElement | null {
  if (slips.slips.length === 0) return null;
  return (
    <div className="queue-slips">
      {slips.slips.map((slip) => (
        <SlipNotice key={slip.ticket.id} slip={slip} slips={slips} />
      ))}
    </div>
  );
}

function SlipNotice({ slip, slips }: { readonly slip: Slip; readonly slips: Slips }): ReactElement {
  const { t } = useTranslation(['front-desk', 'errors', 'law']);
  const { number } = slip.ticket;
  const again = (onPress: () => void): ReactElement => (
    <Button small icon="printer" aria-label={t('queue.slip.againOf', { number })} onPress={onPress}>
      {t('queue.slip.again')}
    </Button>
  );
  switch (slip.at) {
    case 'printing':
      return <Notice tone="info">{t('queue.slip.printing', { number })}</Notice>;
    case 'out':
      return (
        <Notice tone="done" actions={again(() => void slips.print(slip.ticket))}>
          {t('queue.slip.out', { number })}
        </Notice>
      );
    case 'paper':
      return (
        <Notice
          tone={slip.why === 'none' ? 'done' : 'waiting'}
          actions={
            <>
              <Button small icon="check" aria-label={t('queue.slip.cameOf', { number })} onPress={() => void slips.cameOut(slip)}>
                {t('queue.slip.came')}
              </Button>
              {again(() => void slips.spoilt(slip, t('queue.slip.spoilt')))}
            </>
          }
        >
          {t(`queue.slip.paper.${slip.why}`, { number, printer: slip.printer })}
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="error" title={number} actions={again(() => void slips.print(slip.ticket))} onDismiss={() => slips.forget(slip)}>
          {errorSentence(t, slip.error)}
        </Notice>
      );
    case 'choose':
      return <ChoosePrinter slip={slip} slips={slips} />;
  }
}

function ChoosePrinter({ slip, slips }: { readonly slip: Extract<Slip, { at: 'choose' }>; readonly slips: Slips }): ReactElement {
  const { t } = useTranslation('front-desk');
  const [printer, setPrinter] = useState<string | null>(null);
  const { number } = slip.ticket;
  return (
    <Notice tone="waiting" onDismiss={() => slips.forget(slip)}>
      <p>{t(`queue.slip.choose.${slip.why}`, { number })}</p>
      <ErrorNotice error={slip.error} />
      <form
        className="queue-choose"
        onSubmit={(event) => {
          event.preventDefault();
          if (printer !== null) void slips.printOn(slip, printer);
        }}
      >
        <Select
          label={t('sheet.printer')}
          options={slips.printers.map(({ name }) => ({ id: name, label: name }))}
          value={printer}
          placeholder={t('sheet.choosePrinter')}
          onChange={setPrinter}
        />
        <Button type="submit" icon="printer" isDisabled={printer === null}>
          {t('queue.slip.printThere')}
        </Button>
      </form>
    </Notice>
  );
}
