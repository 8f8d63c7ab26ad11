import { useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';

/** Scanned pages of a paper, chosen as files; twenty at most. */
export function PageChooser({
  files,
  onChange,
}: {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}): ReactElement {
  const { t } = useTranslation('supervisor');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="record-pages">
      <Button icon="scan" onPress={() => input.current?.click()}>
        {t('records.addPages')}
      </Button>
      <span role="status">{t('records.pagesChosen', { count: files.length })}</span>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/tiff"
        aria-label={t('records.addPages')}
        onChange={(event) => {
          onChange([...(event.target.files ?? [])].slice(0, 20));
          event.target.value = '';
        }}
      />
    </div>
  );
}
