import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow, DivorceState, MarriageState, ReissueState } from '#shared/model/index.ts';
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

const ofReissue: Readonly<Record<ReissueState, readonly [Tone, IconName]>> = {
  received: ['neutral', 'dot'],
  identified: ['neutral', 'dot'],
  prechecked: ['neutral', 'dot'],
  declared: ['neutral', 'dot'],
  photographed: ['neutral', 'dot'],
  examined: ['neutral', 'dot'],
  prepared: ['waiting', 'clock'],
  issued: ['done', 'check'],
  refused: ['refused', 'cross'],
  cancelled: ['neutral', 'stop'],
};

function stateOf(row: CaseRow) {
  switch (row.business) {
    case 'marriage':
      return [...ofMarriage[row.state], `marriageState.${row.state}`] as const;
    case 'divorce':
      return [...ofDivorce[row.state], `divorceState.${row.state}`] as const;
    case 'reissue':
      return [...ofReissue[row.state], `reissueState.${row.state}`] as const;
  }
}

/** How far a case is, in a word. */
export function CaseState({ row }: { readonly row: CaseRow }): ReactElement {
  const { t } = useTranslation('terms');
  const [tone, icon, words] = stateOf(row);
  return (
    <StateMark tone={tone} icon={icon}>
      {t(words)}
    </StateMark>
  );
}
