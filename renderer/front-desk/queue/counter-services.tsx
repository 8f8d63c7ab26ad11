import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counter, Service, TicketSettings } from '#shared/model/index.ts';
import { Checkbox } from '../../components/index.ts';

type Served = Pick<TicketSettings, 'services' | 'counters'>;

/** Of the services offered those a counter serves; one that is not named serves all. */
export function servedAt({ services, counters }: Served, counter: string): Service[] {
  const named = counters[counter];
  return named === undefined ? services : services.filter((service) => named.includes(service));
}

export interface CounterServicesProps {
  readonly settings: Served;
  readonly counters: readonly Counter[];
  readonly onChange: (counters: TicketSettings['counters']) => void;
}

/** A line a counter, a column a service that is offered. */
export function CounterServices({ settings, counters, onChange }: CounterServicesProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const { services } = settings;
  const toggle = (counter: string, service: Service): void => {
    const before = servedAt(settings, counter);
    const after = before.includes(service) ? before.filter((each) => each !== service) : [...before, service];
    const { [counter]: _, ...others } = settings.counters;
    // A counter that serves all stays so when a service is added.
    onChange(after.length === services.length ? others : { ...others, [counter]: after });
  };
  return (
    <table className="table queue-counters">
      <caption>{t('queue.settings.counters')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('queue.settings.counter')}</th>
          {services.map((service) => (
            <th key={service} scope="col">
              {t(`service.${service}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counters.map(({ code, name }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            {services.map((service) => (
              <td key={service}>
                <Checkbox
                  aria-label={t('queue.settings.serves', { counter: name, service: t(`service.${service}`) })}
                  isSelected={servedAt(settings, code).includes(service)}
                  onChange={() => toggle(code, service)}
                >
                  {null}
                </Checkbox>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
