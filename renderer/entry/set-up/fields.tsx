import type { ReactElement, ReactNode } from 'react';
import { Controller, useFormContext, type FieldPathByValue } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { DateField, Select, TextField, type Option } from '../../components/index.ts';
import { Several } from '../parts/choice.tsx';
import { secretMinimum } from '../parts/new-secret.ts';
import { PasswordField } from '../parts/password-field.tsx';
import type { SetUpForm } from './form.ts';

type TextName = FieldPathByValue<SetUpForm, string>;

interface Common<N> {
  readonly name: N;
  readonly label: ReactNode;
  readonly className?: string;
}

/** The sentence of a field's problem; the core's own minimum follows its key, as in `passwordShort:10`. */
function useProblemText(): (message: string | undefined) => string | undefined {
  const { t } = useTranslation('entry');
  return (message) => {
    if (message === undefined) return undefined;
    const [key, minimum] = message.split(':');
    return t(`setUp.problem.${key}`, { minimum: minimum ?? secretMinimum[key === 'passwordShort' ? 'password' : 'passphrase'] });
  };
}

export interface FormTextProps extends Common<TextName> {
  readonly hint?: string;
  readonly optional?: boolean;
  readonly placeholder?: string;
  readonly digits?: boolean;
  /** Names and addresses of whole autonomous prefectures: shown whole, on as many lines as they need. */
  readonly grows?: boolean;
}

export function FormText({
  name,
  label,
  hint,
  optional = false,
  placeholder,
  digits = false,
  grows = false,
  className,
}: FormTextProps): ReactElement {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const problemText = useProblemText();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <TextField
          label={label}
          name={name}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          autoComplete="off"
          spellCheck="false"
          grows={grows}
          error={problemText(fieldState.error?.message)}
          mark={optional ? <span className="soft">{t('setUp.optional')}</span> : null}
          {...(hint === undefined ? {} : { hint })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(digits ? { inputMode: 'numeric' as const } : {})}
          {...(className === undefined ? {} : { className })}
        />
      )}
    />
  );
}

export function FormDate({ name, label, className }: Common<TextName>): ReactElement {
  const { control } = useFormContext<SetUpForm>();
  const problemText = useProblemText();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <DateField
          label={label}
          value={field.value === '' ? null : (field.value as CivilDate)}
          onChange={(date) => field.onChange(date ?? '')}
          onBlur={field.onBlur}
          error={problemText(fieldState.error?.message)}
          {...(className === undefined ? {} : { className })}
        />
      )}
    />
  );
}

export function FormSelect({
  name,
  label,
  options,
  placeholder,
  className,
}: Common<TextName> & { readonly options: readonly Option[]; readonly placeholder?: string }): ReactElement {
  const { control } = useFormContext<SetUpForm>();
  const problemText = useProblemText();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Select
          label={label}
          options={options}
          value={options.some((option) => option.id === field.value) ? field.value : null}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={problemText(fieldState.error?.message)}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(className === undefined ? {} : { className })}
        />
      )}
    />
  );
}

export function FormPassword({
  name,
  label,
  hint,
  canShow = false,
}: Common<TextName> & { readonly hint?: string; readonly canShow?: boolean }): ReactElement {
  const { control } = useFormContext<SetUpForm>();
  const problemText = useProblemText();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <PasswordField
          label={label}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          canShow={canShow}
          error={problemText(fieldState.error?.message)}
          {...(hint === undefined ? {} : { hint })}
        />
      )}
    />
  );
}

type SeveralName = 'office.capabilities' | 'office.offlineAuthorisation.businesses' | 'office.hours.weekdays' | `staff.${number}.roles`;

export function FormSeveral<T extends string>({
  name,
  label,
  options,
  className,
}: Common<SeveralName> & { readonly options: readonly Option<T>[] }): ReactElement {
  const { control } = useFormContext<SetUpForm>();
  const problemText = useProblemText();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Several
          label={label}
          options={options}
          value={field.value as readonly string[] as readonly T[]}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={problemText(fieldState.error?.message)}
          {...(className === undefined ? {} : { className })}
        />
      )}
    />
  );
}
