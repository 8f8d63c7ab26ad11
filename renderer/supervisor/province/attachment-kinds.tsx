import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SentAttachment } from '#shared/contract/index.ts';
import { Checkbox } from '../../components/index.ts';

export interface AttachmentKindsProps {
  readonly value: readonly SentAttachment[];
  readonly onChange: (kinds: readonly SentAttachment[]) => void;
}

/** What of a case goes to the province with its registration; closed until somebody asks, for it is seldom changed. */
export function AttachmentKinds({ value, onChange }: AttachmentKindsProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms']);
  return (
    <details className="province-attachments">
      <summary>{t('province.settings.attachments', { count: value.length })}</summary>
      <div className="province-kinds">
        {SentAttachment.options.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={value.includes(kind)}
            onChange={(chosen) => onChange(SentAttachment.options.filter((one) => (one === kind ? chosen : value.includes(one))))}
          >
            {kind === 'photo' ? t('province.settings.photo') : t(`terms:materialKind.${kind}`)}
          </Checkbox>
        ))}
      </div>
    </details>
  );
}
