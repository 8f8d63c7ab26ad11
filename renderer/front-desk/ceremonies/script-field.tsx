import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ceremonyScript, ceremonyWordNames } from '#shared/locales/ceremony-script.ts';
import type { CeremonyKind } from '#shared/model/index.ts';
import { Button, Notice, TextField } from '../../components/index.ts';

export interface ScriptFieldProps {
  readonly kind: CeremonyKind;
  /** '' where the program's own words are said. */
  readonly script: string;
  readonly onChange: (script: string) => void;
}

/** The hall's own words for a kind of ceremony. What is read aloud is Chinese, whatever the screen speaks. */
export function ScriptField({ kind, script, onChange }: ScriptFieldProps): ReactElement {
  const { t, i18n } = useTranslation('front-desk');
  const chinese = i18n.getFixedT('zh-CN', 'front-desk') as TFunction;
  const known = Object.values(ceremonyWordNames(chinese));
  const unknown = [...new Set([...script.matchAll(/【([^【】]*)】/gu)].map(([, word]) => word!))].filter((word) => !known.includes(word));
  return (
    <div className="ceremony-own-script">
      <TextField
        label={t('ceremonies.settings.scriptOf', { kind: t(`ceremonies.kind.${kind}`) })}
        hint={t('ceremonies.settings.words', { words: known.map((word) => `【${word}】`).join('') })}
        placeholder={t('ceremonies.settings.asProgram')}
        rows={script === '' ? 2 : 9}
        value={script}
        maxLength={4000}
        onChange={onChange}
        serif
      />
      {unknown.length > 0 && (
        <Notice tone="waiting">{t('ceremonies.settings.unknownWords', { words: unknown.map((word) => `【${word}】`).join('') })}</Notice>
      )}
      <div className="ceremony-script-actions">
        {script === '' ? (
          <Button small icon="paper" onPress={() => onChange(ceremonyScript(chinese, kind))}>
            {t('ceremonies.settings.begin')}
          </Button>
        ) : (
          <Button small variant="quiet" icon="back" onPress={() => onChange('')}>
            {t('ceremonies.settings.giveUp')}
          </Button>
        )}
      </div>
    </div>
  );
}
