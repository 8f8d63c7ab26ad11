import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDeskCode } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { useScan } from '../../scan/index.ts';
import { BigButton } from '../frame/big.tsx';
import { KioskError, KioskNotice } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { Keypad } from '../frame/keypad.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { groupCode } from '../ticket/number-page.tsx';
import { VisitPage } from '../visit/visit-page.tsx';
import { CameraCode } from './camera-code.tsx';
import { useSerialSlip } from './use-serial-slip.ts';

/** A slip's code has so many characters, with the two that say what it is. */
const length = 13;

/** 扫预约码: by the scanner, the camera or the keys. */
export function CodePage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const [typed, setTyped] = useState('');
  const [byKeys, setByKeys] = useState(false);
  const [misread, setMisread] = useState(false);
  const enter = useAct('kiosk.enterByCode');

  const send = async (code: string): Promise<void> => {
    enter.forget();
    const parsed = parseDeskCode(code);
    setMisread(parsed?.kind !== 'appointment');
    if (parsed?.kind !== 'appointment') return;
    const answer = await enter.run({ code });
    if (answer.ok) replace(<VisitPage />);
  };
  useScan((text) => void send(text));
  useSerialSlip((code) => void send(code));
  const change = (value: string): void => {
    setTyped(value);
    setMisread(false);
    enter.forget();
    if (value.length === length) void send(value);
  };

  return (
    <KioskPage
      title={t('code.title')}
      lead={t(byKeys ? 'code.byKeysLead' : 'code.lead')}
      actions={
        <BigButton icon={byKeys ? 'camera' : 'keyboard'} onPress={() => setByKeys(!byKeys)}>
          {t(byKeys ? 'code.byCamera' : 'code.byKeys')}
        </BigButton>
      }
    >
      {misread ? <KioskNotice tone="error">{t('code.misread')}</KioskNotice> : <KioskError error={enter.error} />}
      {byKeys ? (
        <Keypad label={t('code.label')} keys="code" longest={length} value={typed} onChange={change} shown={groupCode} />
      ) : (
        <CameraCode onCode={(text) => void send(text)} />
      )}
    </KioskPage>
  );
}
