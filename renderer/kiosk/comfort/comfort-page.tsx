import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BigButton, Choice, Choices } from '../frame/big.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { LanguageChoice } from '../language/language-choice.tsx';
import { useHasVoice } from '../voice/use-read-aloud.ts';
import { textSizes, useComfort } from './comfort.tsx';

/** How the kiosk is shown: language, size of the text, contrast, layout, voice. Done at once, and undone as easily. */
export function ComfortPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { back } = usePages();
  const { textSize, highContrast, low, spoken, choose } = useComfort();
  const hasVoice = useHasVoice();
  return (
    <KioskPage
      title={t('comfort.title')}
      lead={t('comfort.lead')}
      actions={
        <BigButton primary icon="check" onPress={back}>
          {t('comfort.done')}
        </BigButton>
      }
    >
      <LanguageChoice />
      <section className="kiosk-section">
        <h2>{t('comfort.textSize')}</h2>
        <div className="kiosk-row" role="group" aria-label={t('comfort.textSize')}>
          {textSizes.map((size, i) => (
            <BigButton key={size} pressed={size === textSize} onPress={() => choose({ textSize: size })}>
              {t(`comfort.sizes.${i}`)}
            </BigButton>
          ))}
        </div>
      </section>
      <Choices>
        <Choice
          icon="contrast"
          title={t('comfort.contrast')}
          more={t(highContrast ? 'comfort.isOn' : 'comfort.isOff')}
          chosen={highContrast}
          onPress={() => choose({ highContrast: !highContrast })}
        />
        <Choice
          icon="wheelchair"
          title={t('comfort.low')}
          more={t(low ? 'comfort.isOn' : 'comfort.lowMore')}
          chosen={low}
          onPress={() => choose({ low: !low })}
        />
        <Choice
          icon="speaker"
          title={t('comfort.spoken')}
          more={t(hasVoice ? (spoken ? 'comfort.isOn' : 'comfort.isOff') : 'comfort.noVoice')}
          chosen={spoken}
          disabled={!hasVoice && !spoken}
          onPress={() => choose({ spoken: !spoken })}
        />
      </Choices>
    </KioskPage>
  );
}
