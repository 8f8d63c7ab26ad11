import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { importColumns, Service, type ImportMapping } from '#shared/model/index.ts';
import { TextField } from '../../../components/index.ts';

export interface MappingProps {
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

/** What a platform's export calls its columns, businesses and cancelled bookings. */
export function Mapping({ mapping, onChange }: MappingProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const { columns, services, cancelled } = mapping;
  return (
    <>
      <div className="appointment-fields">
        {importColumns.map((column) => (
          <TextField
            key={column}
            label={t(`appointments.settings.column.${column}`)}
            value={columns[column]}
            maxLength={40}
            error={columns[column].trim() === '' ? t('appointments.settings.noWord') : null}
            onChange={(name) => onChange({ ...mapping, columns: { ...columns, [column]: name } })}
          />
        ))}
      </div>
      <p className="soft small">{t('appointments.settings.wordsHint')}</p>
      <div className="appointment-fields">
        {Service.options.map((service) => (
          <Words
            key={service}
            label={t(`service.${service}`)}
            words={services.filter((each) => each.service === service).map(({ word }) => word)}
            onChange={(words) =>
              onChange({
                ...mapping,
                services: [...services.filter((each) => each.service !== service), ...words.map((word) => ({ word, service }))],
              })
            }
          />
        ))}
        <Words
          label={t('appointments.settings.cancelled')}
          words={cancelled}
          onChange={(words) => onChange({ ...mapping, cancelled: words })}
        />
      </div>
    </>
  );
}

interface WordsProps {
  readonly label: string;
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
}

/** Words with 、 between them. */
function Words({ label, words, onChange }: WordsProps): ReactElement {
  const [text, setText] = useState(words.join('、'));
  return (
    <TextField
      label={label}
      value={text}
      maxLength={200}
      onChange={(typed) => {
        setText(typed);
        onChange(
          typed
            .split(/[、，,]/)
            .map((word) => word.trim())
            .filter((word) => word !== ''),
        );
      }}
    />
  );
}
