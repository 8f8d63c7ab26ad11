import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow, DivorceState, MarriageState } from '#shared/model/index.ts';
import { StateMark, type IconName, type Tone } from '../components/index.ts';

const ofMarriage: Readonly<Record<MarriageState, readonly [Tone, IconName]>> = {
  opened: ['neutral', 'dot'],
  identified: ['neutral', 'dot'],
  prechecked: ['neutral', 'dot'],
  declared: ['neutral', 'dot'],
  photographed: ['neutral', 'dot'],
  examined: ['neutral', 'dot'],
  prepared: ['waiting', 'clock'],
  registered: ['done', 'check'],
  refused: ['refused', 'cross'],
  redirected: ['neutral', 'stop'],
  cancelled: ['neutral', 'stop'],
};

const ofDivorce: Readonly<Record<DivorceState, readonly [Tone, IconName]>> = {
  received: ['neutral', 'dot'],
  coolingOff: ['waiting', 'clock'],
  issuable: ['waiting', 'clock'],
  registered: ['done', 'check'],
  refused: ['refused', 'cross'],
  withdrawn: ['neutral', 'stop'],
  lapsed: ['neutral', 'stop'],
  ended: ['neutral', 'stop'],
};

/** How far a case is, in a word. */
export function CaseState({ row }: { readonly row: CaseRow }): ReactElement {
  const { t } = useTranslation('terms');
  const [tone, icon] = row.business === 'marriage' ? ofMarriage[row.state] : ofDivorce[row.state];
  return (
    <StateMark tone={tone} icon={icon}>
      {row.business === 'marriage' ? t(`marriageState.${row.state}`) : t(`divorceState.${row.state}`)}
    </StateMark>
  );
}
