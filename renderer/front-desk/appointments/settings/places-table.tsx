import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Service, type AppointmentSettings, type Counter, type Places } from '#shared/model/index.ts';
import { Button, Select } from '../../../components/index.ts';

type Part = Pick<AppointmentSettings, 'usual' | 'counters'>;

export interface PlacesTableProps extends Part {
  readonly office: readonly Counter[];
  readonly onChange: (part: Partial<Part>) => void;
}

/** How many couples each counter expects within half an hour; a counter that is not named is as usual. */
export function PlacesTable({ usual, counters, office, onChange }: PlacesTableProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const codes = [...new Set([...office.map(({ code }) => code), ...counters.map(({ counter }) => counter)])].toSorted();
  const put = (code: string, places: Places): void =>
    onChange({ counters: [...counters.filter(({ counter }) => counter !== code), { counter: code, places }] });
  const cells = (who: string, places: Places, write: (places: Places) => void): ReactElement[] =>
    Service.options.map((service) => {
      const many = places[service] ?? 0;
      return (
        <td key={service}>
          <Select
            label={t('appointments.settings.placesOf', { who, service: t(`service.${service}`) })}
            labelUnseen
            value={String(many)}
            onChange={(next) => write({ ...places, [service]: Number(next) })}
            options={Array.from({ length: Math.max(7, many + 1) }, (_, each) => ({ id: String(each), label: String(each) }))}
          />
        </td>
      );
    });
  return (
    <table className="table appointment-places">
      <caption className="unseen">{t('appointments.settings.places')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('appointments.settings.counter')}</th>
          {Service.options.map((service) => (
            <th key={service} scope="col">
              {t(`service.${service}`)}
            </th>
          ))}
          <th scope="col" className="table-actions">
            <span className="unseen">{t('appointments.settings.asUsual')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('appointments.settings.usual')}</th>
          {cells(t('appointments.settings.usual'), usual, (places) => onChange({ usual: places }))}
        </tr>
        {codes.map((code) => {
          const own = counters.find(({ counter }) => counter === code);
          return (
            <tr key={code}>
              <th scope="row">{t('appointments.settings.counterOf', { code })}</th>
              {own ? (
                cells(t('appointments.settings.counterOf', { code }), own.places, (places) => put(code, places))
              ) : (
                <td colSpan={Service.options.length} className="soft small">
                  {t('appointments.settings.asUsual')}
                </td>
              )}
              <td className="table-actions">
                {own ? (
                  <Button
                    small
                    variant="quiet"
                    aria-label={t('appointments.settings.joinOf', { code })}
                    onPress={() => onChange({ counters: counters.filter(({ counter }) => counter !== code) })}
                  >
                    {t('appointments.settings.asUsual')}
                  </Button>
                ) : (
                  <Button small variant="quiet" aria-label={t('appointments.settings.ownOf', { code })} onPress={() => put(code, usual)}>
                    {t('appointments.settings.own')}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
