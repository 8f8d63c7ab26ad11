import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';

export const sectionIds = ['office', 'counters', 'staff', 'stock', 'devices', 'store'] as const;
export type SectionId = (typeof sectionIds)[number];

/** The section a field stands in. */
export function sectionOf(path: string): SectionId {
  if (path.startsWith('office.counters')) return 'counters';
  if (path.startsWith('office')) return 'office';
  if (path.startsWith('staff')) return 'staff';
  if (path.startsWith('store')) return 'store';
  return path.startsWith('devices') || path === 'station' ? 'devices' : 'stock';
}

export function sectionHeadingId(id: SectionId): string {
  return `set-up-${id}`;
}

/** One numbered part of the page. */
export function Section({ id, children }: { readonly id: SectionId; readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation('entry');
  const number = sectionIds.indexOf(id) + 1;
  return (
    <section className="set-up-section" aria-labelledby={sectionHeadingId(id)}>
      <header>
        <h2 id={sectionHeadingId(id)} tabIndex={-1}>
          <span className="set-up-number" aria-hidden="true">
            {number}
          </span>
          {t(`setUp.${id}`)}
        </h2>
        <p className="soft small">{t(`setUp.${id}Lead`)}</p>
      </header>
      <div className="set-up-fields">{children}</div>
    </section>
  );
}

export interface RowProps {
  readonly title: string;
  /** Null: this row must stay. */
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

/** One of several people, blocks, printers. */
export function Row({ title, onRemove, children }: RowProps): ReactElement {
  const { t } = useTranslation('entry');
  return (
    <div className="set-up-row" role="group" aria-label={title}>
      <div className="set-up-row-head">
        <h3>{title}</h3>
        {onRemove !== null && (
          <Button variant="quiet" small onPress={onRemove} aria-label={t('setUp.remove', { what: title })}>
            {t('setUp.removeShort')}
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}

export function AddButton({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }): ReactElement {
  return (
    <Button variant="quiet" small icon="plus" className="set-up-add" onPress={onPress}>
      {children}
    </Button>
  );
}
