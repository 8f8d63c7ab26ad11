import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isCasePaper } from '#shared/law/filing.ts';
import type { Scan } from '#shared/model/index.ts';
import { Button, StateMark, type IconName, type Tone } from '../../components/index.ts';
import { AddScan } from './add-scan.tsx';
import type { MaterialLine, MaterialState } from './material-state.ts';
import { ScanPicture } from './scan-picture.tsx';

const marks: Readonly<Record<MaterialState, readonly [Tone, IconName]>> = {
  inFile: ['done', 'check'],
  seen: ['done', 'check'],
  toScan: ['waiting', 'scan'],
  toSee: ['waiting', 'ask'],
  mayAdd: ['neutral', 'dot'],
  noLongerAsked: ['waiting', 'ask'],
};

export interface MaterialRowProps {
  readonly line: MaterialLine;
  readonly mayChange: boolean;
  readonly adding: boolean;
  readonly onAdd: (wanted: boolean) => void;
  readonly onLook: (scan: Scan) => void;
}

/** One paper of the list, its scans, and the way to add one. */
export function MaterialRow({ line, mayChange, adding, onAdd, onLook }: MaterialRowProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { kind, party, state, scans } = line;
  const [tone, icon] = marks[state];
  const name = t(`terms:materialKind.${kind}`);
  const whose = t(`materials.of.${party ?? 'both'}`);
  return (
    <li className="material">
      <div className="material-line">
        <span className="material-name">{name}</span>
        <StateMark tone={tone} icon={icon}>
          {t(`materials.state.${state}`)}
        </StateMark>
        {mayChange && !isCasePaper(kind) && state !== 'noLongerAsked' && (
          <Button small aria-expanded={adding} aria-label={t('materials.addTo', { party: whose, name })} onPress={() => onAdd(!adding)}>
            {t('materials.add')}
          </Button>
        )}
      </div>
      {scans.length > 0 && (
        <ul className="material-scans">
          {scans.map((scan) => (
            <li key={scan.id}>
              <Button
                variant="quiet"
                className="scan-button"
                aria-label={t('materials.look', { name, of: t(`terms:scanOf.${scan.of}`) })}
                onPress={() => onLook(scan)}
              >
                <ScanPicture scan={scan} className="scan-thumb" />
                <span className="small soft">{t(`terms:scanOf.${scan.of}`)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && <AddScan kind={kind} party={party} onDone={() => onAdd(false)} />}
    </li>
  );
}
