import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayField, DisplayParty } from '#shared/contract/index.ts';
import type { Slot } from '#shared/model/index.ts';
import { Button, classNames, groupIdNumber, PersonName, type ShownCharacter } from '../../components/index.ts';

export interface CheckedPartyProps {
  readonly slot: Slot;
  readonly fields: DisplayParty['fields'];
  /** Those no font draws. */
  readonly characters: readonly ShownCharacter[];
  readonly pointed: readonly DisplayField[];
  /** null: there is nothing left to point at. */
  readonly onPoint: ((field: DisplayField, wrong: boolean) => void) | null;
}

/** One party's lines, each with the way to say that it is wrong, or that it is right after all. */
export function CheckedParty({ slot, fields, characters, pointed, onPoint }: CheckedPartyProps): ReactElement {
  const { t } = useTranslation(['applicant', 'terms']);
  const party = t(`terms:slot.${slot}`);
  return (
    <section className="checked-party" aria-label={t('check.information', { party })}>
      <h2 className="checked-who">{party}</h2>
      <dl>
        {fields.map(({ field, text }) => {
          const wrong = pointed.includes(field);
          return (
            <div key={field} className={classNames('checked-line', `checked-${field}`, wrong && 'checked-wrong')}>
              <dt>{t(`field.${field}`)}</dt>
              <dd>
                {text === '' ? (
                  <span className="soft">{t('check.empty')}</span>
                ) : (
                  <span className="checked-text serif" lang="zh-CN">
                    {field === 'idNumber' ? groupIdNumber(text) : <PersonName text={text} characters={characters} />}
                  </span>
                )}
                {onPoint && (
                  <Button
                    className="checked-point"
                    icon={wrong ? 'cross' : undefined}
                    aria-pressed={wrong}
                    aria-label={t(wrong ? 'check.pointedOf' : 'check.wrongOf', { party, field: t(`field.${field}`) })}
                    onPress={() => onPoint(field, !wrong)}
                  >
                    {t('check.wrong')}
                  </Button>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
