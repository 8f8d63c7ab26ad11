import type { ReactElement } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { FormPassword } from './fields.tsx';
import { secretMinimum } from '../parts/new-secret.ts';
import type { SetUpForm } from './form.ts';
import { Section } from './section.tsx';

export function StoreSection(): ReactElement {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const kind = useWatch({ control, name: 'store.kind' });
  return (
    <Section id="store">
      <div className="span-12">
        <Controller
          control={control}
          name="store.kind"
          render={({ field }) => (
            <Choice
              label={t('setUp.field.storeKind')}
              value={field.value}
              onChange={field.onChange}
              options={(['real', 'training'] as const).map((id) => ({
                id,
                label: t(`setUp.storeKind.${id}`),
                explain: t(`setUp.storeKindHint.${id}`),
              }))}
            />
          )}
        />
      </div>
      {kind === 'real' && (
        <>
          <div className="span-6">
            <FormPassword
              name="store.passphrase"
              label={t('setUp.field.passphrase')}
              hint={t('setUp.hint.passphrase', { minimum: secretMinimum.passphrase })}
            />
          </div>
          <div className="span-6">
            <FormPassword name="store.passphraseAgain" label={t('setUp.field.passphraseAgain')} />
          </div>
        </>
      )}
    </Section>
  );
}
