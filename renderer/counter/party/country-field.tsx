import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countryCodes, countryName } from '#shared/locales/country-name.ts';
import { classNames, ComboBox } from '../../components/index.ts';

export interface CountryFieldProps {
  readonly label: string;
  readonly mark?: ReactNode;
  /** ISO 3166-1 alpha-3; '' for none yet. */
  readonly value: string;
  readonly onChange: (alpha3: string) => void;
  readonly isDisabled: boolean;
  /** The whole line, however short the name. */
  readonly wide?: boolean;
}

/** A country other than this one, found by its name or its three letters. */
export function CountryField({ value, wide = false, ...rest }: CountryFieldProps): ReactElement {
  const { t, i18n } = useTranslation('counter');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  // A name that half a line would cut takes the line to itself.
  const long = value !== '' && countryName(language, value).length > (language === 'en' ? 12 : 6);
  const nameOf = (code: string): string => t('party.country', { name: countryName(language, code), code });
  return (
    <ComboBox
      {...rest}
      className={classNames('country-field', wide || long ? 'span-4' : 'span-2')}
      value={value === '' ? null : value}
      options={countryCodes.filter((code) => code !== 'CHN').map((id) => ({ id, label: nameOf(id) }))}
      placeholder={t('party.countryHint')}
    />
  );
}
