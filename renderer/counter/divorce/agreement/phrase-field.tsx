import { useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Kbd, TextField, type TextFieldProps } from '../../../components/index.ts';
import type { PhraseName } from './phrases.ts';
import { phrasesOf } from './phrases.ts';

export interface PhraseFieldProps extends Pick<TextFieldProps, 'label' | 'mark' | 'rows' | 'grows' | 'isDisabled' | 'className'> {
  readonly phrases: PhraseName;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly maxLength: number;
}

/**
 * Words of the couple's own, with usual phrasings to start from while nothing of theirs is written: ↓ takes one after the
 * other. The agreement is Chinese whatever the screen speaks, so that is what is taken.
 */
export function PhraseField({
  phrases,
  value,
  onChange,
  maxLength,
  className,
  isDisabled = false,
  ...field
}: PhraseFieldProps): ReactElement {
  const { t } = useTranslation('counter');
  const keysId = useId();
  const keys = phrasesOf(phrases);
  const usual = keys.map((key) => t(key, { lng: 'zh-CN' }));
  const taken = usual.indexOf(value);
  const offers = !isDisabled && (value === '' || taken >= 0);
  const left = maxLength - value.length;
  return (
    <div className={`phrase-field ${className ?? ''}`}>
      <TextField
        {...field}
        isDisabled={isDisabled}
        value={value}
        onChange={onChange}
        maxLength={maxLength}
        autoComplete="off"
        {...(left < maxLength / 10 ? { hint: t('agreement.left', { count: left }) } : {})}
        {...(offers ? { 'aria-describedby': keysId } : {})}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && offers && !event.ctrlKey && !event.altKey) {
            event.preventDefault();
            onChange(usual[(taken + 1) % usual.length]!);
          } else event.continuePropagation();
        }}
      />
      {offers && (
        <div className="phrases">
          <p id={keysId} className="phrases-key small soft">
            <Kbd keys="↓" /> {t('agreement.phrasesKey')}
          </p>
          {keys.map((key, i) => (
            <Button
              key={key}
              variant="quiet"
              small
              excludeFromTabOrder
              className="phrase"
              aria-pressed={i === taken}
              onPress={() => onChange(usual[i]!)}
            >
              {t(key)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
