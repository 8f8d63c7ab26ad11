import { useState, type ReactElement, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Button, Icon } from '../components/index.ts';
import { languages, type Language } from '../language.ts';
import './applicant.css';

/** Steps of the text, in per cent of the usual size. */
const scales = [100, 125, 150, 175] as const;

export interface CoupleFrameProps {
  readonly officeName: string;
  /** Offline registration is open. */
  readonly offline: boolean;
  readonly children: ReactNode;
}

/**
 * The couple's page with their own language and size of text. It begins in Chinese and at the usual size for every
 * couple; what they choose changes nothing at the registrar's window.
 */
export function CoupleFrame({ officeName, offline, children }: CoupleFrameProps): ReactElement {
  const { i18n } = useTranslation();
  const [own] = useState(() => i18n.cloneInstance({ lng: 'zh-CN', initAsync: false }));
  return (
    <I18nextProvider i18n={own}>
      <Framed officeName={officeName} offline={offline}>
        {children}
      </Framed>
    </I18nextProvider>
  );
}

function Framed({ officeName, offline, children }: CoupleFrameProps): ReactElement {
  const { t, i18n } = useTranslation(['applicant', 'common']);
  const [step, setStep] = useState(0);
  const choose = (language: Language): void => void i18n.changeLanguage(language);
  return (
    <div className="couple-frame" lang={i18n.language} data-scale={scales[step]}>
      <header className="couple-head">
        <p className="couple-office serif">{officeName || t('idle.hall')}</p>
        <div className="couple-tools" role="group" aria-label={t('tools.label')}>
          {languages.map((language) => (
            <Button
              key={language}
              className="couple-tool"
              icon={language === i18n.language ? 'check' : undefined}
              aria-pressed={language === i18n.language}
              onPress={() => choose(language)}
            >
              <span lang={language}>{t(`common:language.${language}`)}</span>
            </Button>
          ))}
          <Button className="couple-tool" aria-label={t('tools.smaller')} isDisabled={step === 0} onPress={() => setStep(step - 1)}>
            <Icon name="zoomOut" size={22} />
          </Button>
          <Button
            className="couple-tool"
            aria-label={t('tools.larger')}
            isDisabled={step === scales.length - 1}
            onPress={() => setStep(step + 1)}
          >
            <Icon name="zoomIn" size={22} />
          </Button>
        </div>
      </header>
      {offline && (
        <p className="couple-offline" role="status">
          <Icon name="warning" size={22} />
          {t('offline')}
        </p>
      )}
      {children}
    </div>
  );
}
