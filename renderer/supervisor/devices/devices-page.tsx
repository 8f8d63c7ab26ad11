import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { momentWords, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, ReaderMark, StateMark } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { CalibrationPanel } from './calibration-panel.tsx';
import { offsetWords } from './offset-words.ts';
import './devices.css';

/** Reader and printers of this PC; each printer calibrated so that every field falls into its place on the blank. */
export function DevicesPage(): ReactElement {
  const { t } = useTranslation(['supervisor', 'devices', 'common']);
  const devices = useAsk('devices.status', {}, { keep: true, every: 15_000 });
  const [calibrating, setCalibrating] = useState<string | null>(null);
  const printers = devices.value?.printers ?? [];
  const notes = [...new Set(printers.flatMap(({ note }) => note ?? []))];
  const chosen = printers.find(({ name }) => name === calibrating);
  return (
    <Page
      title={t('devices.title')}
      aside={chosen && <CalibrationPanel key={chosen.name} printer={chosen} onSaved={devices.again} onClose={() => setCalibrating(null)} />}
    >
      {devices.value === undefined ? (
        <Waiting error={devices.error} />
      ) : (
        <>
          <Panel title={t('devices.reader')} className="devices-reader">
            <ReaderMark state={devices.value.reader.state} />
            {devices.value.reader.problem !== null && <p className="small">{t(`devices:card.${devices.value.reader.problem}`)}</p>}
            {devices.value.reader.sam !== null && <p className="soft small">{t('devices.sam', { sam: devices.value.reader.sam })}</p>}
          </Panel>
          {printers.length === 0 ? (
            <p className="soft">{t('devices.empty')}</p>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('devices.printer')}</th>
                  <th scope="col">{t('devices.state')}</th>
                  <th scope="col">{t('devices.offset')}</th>
                  <th scope="col">{t('devices.calibratedAt')}</th>
                  <th scope="col">
                    <span className="unseen">{t('devices.do')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {printers.map(({ name, kind, ready, offset, calibratedAt }) => (
                  <tr key={name} className={chosen?.name === name ? 'table-current' : undefined}>
                    <th scope="row" className="table-wrap">
                      {name}
                      <span className="table-two soft small">{t(`devices.kind.${kind}`)}</span>
                    </th>
                    <td>
                      <StateMark tone={ready ? 'done' : 'refused'}>{t(ready ? 'devices.ready' : 'devices.notReady')}</StateMark>
                    </td>
                    <td className="table-wrap">{offsetWords(t, offset)}</td>
                    <td className="small">
                      {calibratedAt === null ? (
                        <StateMark tone="waiting" icon="warning">
                          {t('devices.never')}
                        </StateMark>
                      ) : (
                        momentWords(t, calibratedAt)
                      )}
                    </td>
                    <td className="table-actions">
                      <Button variant="quiet" small aria-label={t('devices.calibrate', { name })} onPress={() => setCalibrating(name)}>
                        {t('devices.do')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {notes.map((note) => (
            <Notice key={note} tone="waiting">
              {t(`devices:note.${note}`)}
            </Notice>
          ))}
          <p className="soft small">{t('devices.explain')}</p>
        </>
      )}
    </Page>
  );
}
