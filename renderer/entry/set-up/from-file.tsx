import type { ReactElement, ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DocumentKind, LocalPractice } from '#shared/model/index.ts';
import { StateMark } from '../../components/index.ts';
import type { SetUpForm } from './form.ts';

/** What came from a configuration file and has no field here: to be read and compared with the province's list, not typed. */
export function FromFile(): ReactElement | null {
  const { t } = useTranslation(['entry', 'terms']);
  const { control } = useFormContext<SetUpForm>();
  const { otherOffices, helplines, practice, photo, forms } = useWatch({ control, name: 'office.fromFile' });
  const { openOn, closedOn, weekdayHours, dateHours } = useWatch({ control, name: 'office.hours.days' });
  if (!otherOffices || !helplines || !practice || !photo || !forms) return null;
  const ownForms = DocumentKind.options.filter((kind) => forms[kind] !== undefined);
  const changed = changedPractice(practice);
  return (
    <div className="span-12 set-up-inner set-up-loaded" role="group" aria-label={t('setUp.loaded.title')}>
      <h3>
        {t('setUp.loaded.title')}
        <StateMark tone="done">{t('setUp.loaded.kept')}</StateMark>
      </h3>
      <dl>
        <Loaded name={t('setUp.loaded.otherOffices')} count={t('setUp.loaded.offices', { count: otherOffices.length })}>
          {otherOffices.map(({ name }) => name).join(t('setUp.loaded.between'))}
        </Loaded>
        <Loaded
          name={t('setUp.loaded.practice')}
          count={changed.length === 0 ? t('setUp.loaded.strictest') : t('setUp.loaded.changes', { count: changed.length })}
        >
          {changed.map((key) => t(`setUp.practice.${key}`)).join(t('setUp.loaded.between'))}
        </Loaded>
        <Loaded name={t('setUp.loaded.helplines')} count={t('setUp.loaded.numbers', { count: helplines.length })}>
          {helplines.map(({ name, number }) => `${name} ${number}`).join(t('setUp.loaded.between'))}
        </Loaded>
        <Loaded name={t('setUp.loaded.days')} count={t('setUp.loaded.openDays', { count: openOn.length })}>
          {t('setUp.loaded.closedDays', { count: closedOn.length })}
        </Loaded>
        <Loaded name={t('setUp.loaded.ownHours')} count={t('setUp.loaded.ownWeekdays', { count: weekdayHours.length })}>
          {t('setUp.loaded.ownDays', { count: dateHours.length })}
        </Loaded>
        <Loaded name={t('setUp.loaded.photo')} count={t('setUp.loaded.photoSize', { width: photo.widthMm, height: photo.heightMm })}>
          {t('setUp.loaded.photoSheet', { width: photo.sheet.widthMm, height: photo.sheet.heightMm, count: photo.copies })}
        </Loaded>
        <Loaded
          name={t('setUp.loaded.photoAlone')}
          count={t('setUp.loaded.photoSize', { width: photo.alone.widthMm, height: photo.alone.heightMm })}
        >
          {t('setUp.loaded.photoEach', { count: photo.alone.copies })}
        </Loaded>
        <Loaded
          name={t('setUp.loaded.forms')}
          count={ownForms.length === 0 ? t('setUp.loaded.formsUsual') : t('setUp.loaded.formsOwn', { count: ownForms.length })}
        >
          {ownForms.map((kind) => t(`terms:documentKind.${kind}`)).join(t('setUp.loaded.between'))}
        </Loaded>
      </dl>
    </div>
  );
}

function Loaded({ name, count, children }: { readonly name: string; readonly count: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {count}
        {children !== '' && <span className="set-up-explain">{children}</span>}
      </dd>
    </div>
  );
}

/** What the province decided otherwise than the stricter reading that holds without it. */
function changedPractice(practice: LocalPractice): readonly (keyof LocalPractice)[] {
  const strictest = LocalPractice.parse({});
  return LocalPractice.keyof().options.filter((key) => JSON.stringify(practice[key]) !== JSON.stringify(strictest[key]));
}
