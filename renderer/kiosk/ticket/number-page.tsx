import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service, TicketNumber } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { BigButton, Own } from '../frame/big.tsx';
import { KioskNotice } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { useLeave } from '../frame/leaving.ts';
import { QrCode } from './qr-code.tsx';

/** A number as it was given. */
export interface GivenTicket {
  readonly number: TicketNumber;
  readonly slipCode: string;
  readonly service: Service;
  /** How many are before it; null: it does not wait. */
  readonly before: number | null;
}

export interface NumberPageProps {
  readonly ticket: GivenTicket;
  /** It was given before: it is shown, and printed no second time by itself. */
  readonly again?: boolean;
}

/** The number, large; printed where there is a printer, and otherwise to be photographed. Either way it is called. */
export function NumberPage({ ticket, again = false }: NumberPageProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const leave = useLeave();
  const { value: state } = useAsk('kiosk.state', {});
  const print = useAct('kiosk.printTicket');
  const printer = state?.ticketPrinter;
  const printed = usePrintOnce(printer === 'ready' && !again, () => print.run({ slipCode: ticket.slipCode }));
  const isPrinted = printed && !print.busy && print.error === undefined;
  const failed = print.error !== undefined || (printer !== undefined && printer !== 'ready' && printer !== 'none' && !printed && !again);
  return (
    <KioskPage
      title={t('number.title')}
      lead={t(`service.${ticket.service}`)}
      {...(again ? {} : { step: { at: 2, of: 2 }, onBack: null })}
      actions={
        <BigButton primary icon="check" onPress={leave}>
          {t('number.done')}
        </BigButton>
      }
    >
      <div className="kiosk-number">
        <div>
          <p className="kiosk-number-big">
            <Own>{ticket.number}</Own>
          </p>
          {ticket.before !== null && (
            <p className="kiosk-number-before">{t(ticket.before === 0 ? 'number.next' : 'number.before', { count: ticket.before })}</p>
          )}
          <p>{t('number.called')}</p>
        </div>
        {!isPrinted && !print.busy && (
          <figure className="kiosk-number-code">
            <QrCode text={ticket.slipCode} label={t('number.code')} />
            <figcaption>
              {t('number.photograph')} <Own className="kiosk-number-text">{groupCode(ticket.slipCode)}</Own>
            </figcaption>
          </figure>
        )}
      </div>
      <p role="status" className="kiosk-number-slip">
        {print.busy ? t('number.printing') : isPrinted ? t('number.printed') : ''}
      </p>
      {failed && <KioskNotice tone="waiting">{t(printer === 'paperOut' ? 'number.paperOut' : 'number.notPrinted')}</KioskNotice>}
    </KioskPage>
  );
}

/** TA0 123 …: four characters at a time, as somebody reads them out. */
export function groupCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/gu, '$1 ');
}

/** Prints once as soon as it can; whether it was tried. */
function usePrintOnce(can: boolean, print: () => unknown): boolean {
  const [tried, setTried] = useState(false);
  const begun = useRef(false);
  const latest = useRef(print);
  useEffect(() => {
    latest.current = print;
  });
  useEffect(() => {
    // Shown again after another page it prints no second slip.
    if (!can || begun.current) return;
    begun.current = true;
    setTried(true);
    latest.current();
  }, [can]);
  return tried;
}
