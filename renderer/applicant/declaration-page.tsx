import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '#shared/contract/index.ts';
import { slots } from '#shared/model/index.ts';
import { dateWords } from '../client/index.ts';
import { PersonName } from '../components/index.ts';
import { shownCharacters } from './characters.tsx';

/** The words both declare, in the language that binds them and large enough to be read aloud. */
export function DeclarationPage({ shown }: { readonly shown: NonNullable<DisplayView['shown']> }): ReactElement {
  const { t } = useTranslation(['applicant', 'terms', 'common']);
  return (
    <main className="couple-page declaration-page" aria-labelledby="declaration-title">
      <h1 id="declaration-title" className="couple-title serif">
        {t('title.declaration')}
      </h1>
      <p className="soft">{t('declaration.lead')}</p>
      <div className="declaration-words serif" lang="zh-CN">
        {shown.declared.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      <p className="declaration-names">
        {slots.map((slot) => (
          <span key={slot}>
            {t(`terms:slot.${slot}`)}{' '}
            <span className="serif">
              <PersonName text={shown[slot].fields.find(({ field }) => field === 'name')?.text ?? ''} characters={shownCharacters(shown)} />
            </span>
          </span>
        ))}
        <span>{dateWords(t, shown.on)}</span>
      </p>
    </main>
  );
}
