import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LookWhy } from '#shared/contract/index.ts';
import { ErrorNotice } from '../../client/index.ts';
import { Button, DateField, Panel, Select, TextField } from '../../components/index.ts';
import type { Sought, useSearch } from './use-search.ts';

export interface SearchFormProps {
  readonly sought: Sought;
  readonly onChange: (sought: Sought) => void;
  readonly search: ReturnType<typeof useSearch>;
  /** Arrow down: into what was found. */
  readonly onDown: () => void;
}

/** One box for whatever somebody knows, what narrows it, and why it is looked for. */
export function SearchForm({ sought, onChange, search, onDown }: SearchFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { by, why, matter } = sought;
  const typed = (change: Partial<Sought['by']>): void => onChange({ ...sought, by: { ...by, ...change } });
  const complete = (by.text.trim() !== '' || by.spouse.trim() !== '' || by.from !== null || by.until !== null) && matter.trim().length >= 2;
  const down = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onDown();
  };
  return (
    <Panel title={t('records.find')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('records.find')}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void search.search();
        }}
      >
        <TextField
          label={t('records.sought')}
          hint={t('records.soughtHint')}
          value={by.text}
          onChange={(text) => typed({ text })}
          maxLength={60}
          serif
          autoFocus
          onKeyDown={down}
        />
        <div className="record-narrow">
          <TextField label={t('records.spouse')} value={by.spouse} onChange={(spouse) => typed({ spouse })} maxLength={60} serif />
          <DateField label={t('records.registeredFrom')} value={by.from} onChange={(from) => typed({ from })} />
          <DateField label={t('records.registeredUntil')} value={by.until} onChange={(until) => typed({ until })} />
        </div>
        <div className="task-pair">
          <Select
            label={t('records.why')}
            value={why}
            onChange={(next) => onChange({ ...sought, why: next })}
            options={LookWhy.options.map((id) => ({ id, label: t(`records.whyOf.${id}`) }))}
          />
          <TextField
            label={t('records.matter')}
            hint={t('records.matterHint')}
            value={matter}
            onChange={(next) => onChange({ ...sought, matter: next })}
            maxLength={200}
            isRequired
          />
        </div>
        <ErrorNotice error={search.error} onDismiss={search.forget} />
        <div className="task-actions">
          <Button type="submit" variant="primary" icon="search" isDisabled={!complete} busy={search.busy} keys="Enter">
            {t('records.look')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
