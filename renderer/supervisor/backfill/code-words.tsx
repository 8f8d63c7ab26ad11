import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CodedField, type BackfillSettings } from '#shared/model/index.ts';
import { Button, Select, TextField } from '../../components/index.ts';

export interface CodeWordsProps {
  readonly codes: BackfillSettings['codes'];
  readonly onChange: (codes: BackfillSettings['codes']) => void;
}

/** 代码对照: words and codes of the source's own, and what they stand for in the standard's tables. */
export function CodeWords({ codes, onChange }: CodeWordsProps): ReactElement {
  const { t } = useTranslation('backfill');
  const [field, setField] = useState<CodedField>('act');
  const [written, setWritten] = useState('');
  const [word, setWord] = useState('');
  const known = CodedField.options.flatMap((of) => Object.entries(codes[of] ?? {}).map(([from, to]) => ({ of, from, to })));
  const isWhole = written.trim() !== '' && word.trim() !== '';
  const add = (): void => {
    onChange({ ...codes, [field]: { ...codes[field], [written.trim()]: word.trim() } });
    setWritten('');
    setWord('');
  };
  const remove = (of: CodedField, from: string): void => {
    const { [from]: _gone, ...rest } = codes[of] ?? {};
    onChange({ ...codes, [of]: rest });
  };
  return (
    <section className="backfill-codes" aria-label={t('codes.title')}>
      <h3>{t('codes.title')}</h3>
      <p className="soft small">{t('codes.explain')}</p>
      {known.length > 0 && (
        <ul>
          {known.map(({ of, from, to }) => (
            <li key={`${of} ${from}`}>
              {t('codes.line', { field: t(`codes.of.${of}`), from, to })}
              <Button variant="quiet" small onPress={() => remove(of, from)}>
                {t('codes.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="backfill-facts">
        <Select
          label={t('codes.field')}
          value={field}
          onChange={setField}
          options={CodedField.options.map((id) => ({ id, label: t(`codes.of.${id}`) }))}
        />
        <TextField label={t('codes.written')} value={written} onChange={setWritten} maxLength={60} />
        <TextField label={t('codes.word')} value={word} onChange={setWord} maxLength={60} />
        <Button isDisabled={!isWhole} onPress={add}>
          {t('codes.add')}
        </Button>
      </div>
    </section>
  );
}
