import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarriageState } from '#shared/model/index.ts';
import { StateMark, type IconName, type Tone } from '../components/index.ts';

const marks: Readonly<Record<MarriageState, readonly [Tone, IconName]>> = {
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

/** How far a case is, in a word. */
export function CaseState({ state }: { readonly state: MarriageState }): ReactElement {
  const { t } = useTranslation('terms');
  const [tone, icon] = marks[state];
  return (
    <StateMark tone={tone} icon={icon}>
      {t(`marriageState.${state}`)}
    </StateMark>
  );
}
