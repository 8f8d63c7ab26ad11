import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskSelfTest, StartByItself } from '#shared/contract/index.ts';
import { useClient } from '../../client/index.ts';
import { StateMark, type Tone } from '../../components/index.ts';
import { BigButton, Choice, Choices } from '../frame/big.tsx';
import { KioskNotice } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { useLeave } from '../frame/leaving.ts';

const tones: Readonly<Record<KioskSelfTest['findings'][number]['state'], Tone>> = { ok: 'done', open: 'refused', unknown: 'waiting' };

/** What the staff do at a kiosk: look how well its PC is locked, have it start by itself, end it. */
export function ReleasedPage({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation(['kiosk', 'kiosk-lock']);
  const client = useClient();
  const leave = useLeave();
  const [test, setTest] = useState<KioskSelfTest | null>(null);
  const [start, setStart] = useState<StartByItself | null>(null);
  const [over, setOver] = useState(false);
  // Main refuses once the two minutes are over.
  useEffect(() => {
    const refused = (): void => setOver(true);
    client.kiosk.selfTest().then(setTest, refused);
    client.kiosk.startByItself(null).then(setStart, refused);
  }, [client]);
  return (
    <KioskPage
      title={t('released.title', { name })}
      lead={t('released.lead')}
      onBack={null}
      actions={
        <>
          <BigButton icon="exit" onPress={() => void client.kiosk.exit().catch(() => setOver(true))}>
            {t('released.exit')}
          </BigButton>
          <BigButton primary icon="check" onPress={leave}>
            {t('released.done')}
          </BigButton>
        </>
      }
    >
      {over && <KioskNotice tone="waiting">{t('released.over')}</KioskNotice>}
      {start && (
        <Choices wide>
          <Choice
            icon="history"
            title={t('kiosk-lock:startByItself.title')}
            more={t(`kiosk-lock:startByItself.${start.refusal !== null ? `refusal.${start.refusal}` : start.isOn ? 'on' : 'off'}`)}
            chosen={start.isOn}
            disabled={start.refusal === 'notAKioskPc' || start.refusal === 'noKeychain'}
            onPress={() => void client.kiosk.startByItself(!start.isOn).then(setStart, () => setOver(true))}
          />
        </Choices>
      )}
      {test && (
        <section className="kiosk-section">
          <h2>{t('kiosk-lock:title')}</h2>
          <ul className="self-test">
            {test.findings.map(({ what, state }) => (
              <li key={what}>
                <StateMark tone={tones[state]}>{t(`kiosk-lock:state.${state}`)}</StateMark>
                <span>
                  <strong>{t(`kiosk-lock:checks.${what}.what`)}</strong>
                  {state !== 'ok' && <span className="self-test-more">{t(`kiosk-lock:checks.${what}.${state}`)}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </KioskPage>
  );
}
