import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignageNotice } from '#shared/model/index.ts';
import { Button, DateField, Panel, TextField } from '../../components/index.ts';

export interface NoticeListProps {
  readonly notices: readonly SignageNotice[];
  readonly isDisabled: boolean;
  readonly onChange: (notices: SignageNotice[]) => void;
}

const most = 20;

/** 通知公告: each with its words and its days. */
export function NoticeList({ notices, isDisabled, onChange }: NoticeListProps): ReactElement {
  const { t } = useTranslation('signage');
  const change = (id: string, part: Partial<SignageNotice>): void =>
    onChange(notices.map((notice) => (notice.id === id ? { ...notice, ...part } : notice)));
  return (
    <Panel
      title={t('settings.notices.title')}
      actions={
        <Button
          small
          icon="plus"
          isDisabled={isDisabled || notices.length >= most}
          onPress={() => onChange([...notices, { id: crypto.randomUUID(), chinese: '', english: '', from: null, until: null }])}
        >
          {t('settings.notices.add')}
        </Button>
      }
    >
      {notices.length === 0 && <p className="soft">{t('settings.notices.none')}</p>}
      <ul className="signage-settings-notices">
        {notices.map(({ id, chinese, english, from, until }, i) => (
          <li key={id} className="task-form">
            <TextField
              label={t('settings.notices.chinese', { place: i + 1 })}
              error={chinese.trim() === '' ? t('settings.notices.empty') : undefined}
              value={chinese}
              maxLength={120}
              isDisabled={isDisabled}
              autoFocus={chinese === ''}
              onChange={(text) => change(id, { chinese: text })}
            />
            <TextField
              label={t('settings.notices.english')}
              value={english}
              maxLength={200}
              isDisabled={isDisabled}
              onChange={(text) => change(id, { english: text })}
            />
            <div className="task-pair">
              <DateField
                label={t('settings.notices.from')}
                value={from}
                isDisabled={isDisabled}
                onChange={(date) => change(id, { from: date })}
              />
              <DateField
                label={t('settings.notices.until')}
                value={until}
                error={from !== null && until !== null && until < from ? t('settings.notices.endsBefore') : undefined}
                isDisabled={isDisabled}
                onChange={(date) => change(id, { until: date })}
              />
            </div>
            {!isDisabled && (
              <Button variant="quiet" small icon="cross" onPress={() => onChange(notices.filter((notice) => notice.id !== id))}>
                {t('settings.notices.remove', { place: i + 1 })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
