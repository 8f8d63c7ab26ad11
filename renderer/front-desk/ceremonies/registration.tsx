import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ceremony } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';
import { StateMark } from '../../components/index.ts';

/** The date of the registration is the case's own; here it is only read. */
export function Registration({ ceremony }: { readonly ceremony: Ceremony }): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const on = ceremony.case?.registeredOn ?? null;
  if (on === null)
    return (
      <StateMark tone="waiting" icon="clock">
        {t('ceremonies.notRegistered')}
      </StateMark>
    );
  return <StateMark tone="done">{t('ceremonies.registered', { date: dateWords(t, on) })}</StateMark>;
}
