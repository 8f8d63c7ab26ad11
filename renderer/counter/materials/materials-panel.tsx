import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { mayFile } from '#shared/law/filing.ts';
import { slots, type MaterialKind, type Scan, type Slot } from '#shared/model/index.ts';
import { Button, Icon, StateMark } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { LargeScan } from './large-scan.tsx';
import { MaterialRow } from './material-row.tsx';
import { materialLines, scansMissing, type MaterialLine } from './material-state.ts';
import './materials.css';

/** The way to the case's papers, at every step: how many scans are still missing, and the drawer with all of them. */
export function MaterialsPanel(): ReactElement {
  const { t } = useTranslation('counter');
  const { view, materials } = useOpenCase();
  const [open, setOpen] = useState(false);
  const lines = materialLines(materials, view.scans);
  // Nothing more is asked of a couple whose case has ended.
  const missing = isCaseClosed(view) ? 0 : scansMissing(lines, materials);
  useShortcut('F5', () => setOpen((shown) => !shown));
  return (
    <div className="side-materials">
      <Button small icon="paper" keys="F5" aria-expanded={open} onPress={() => setOpen(!open)}>
        {t('materials.title')}
      </Button>
      {missing > 0 ? (
        <StateMark tone="waiting">{t('materials.missing', { count: missing })}</StateMark>
      ) : (
        <StateMark tone={view.scans.length > 0 ? 'done' : 'neutral'}>{t('materials.inFile', { count: view.scans.length })}</StateMark>
      )}
      {open && <Drawer lines={lines} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface DrawerProps {
  readonly lines: readonly MaterialLine[];
  readonly onClose: () => void;
}

function Drawer({ lines, onClose }: DrawerProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const { view } = useOpenCase();
  const [adding, setAdding] = useState<string | null>(null);
  const [large, setLarge] = useState<Scan | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useShortcut('Escape', () => (large ? setLarge(null) : adding ? setAdding(null) : onClose()));
  // A case that has ended is nobody's: whoever has a paper of it puts it into its file.
  const mayChange = (kind: MaterialKind): boolean => (view.mine || isCaseClosed(view)) && mayFile(view, kind);
  const of = (party: Slot | null): readonly MaterialLine[] => lines.filter((line) => line.party === party);
  return (
    <section className="materials" aria-labelledby="materials-title">
      <header className="materials-head">
        <h2 id="materials-title" ref={heading} tabIndex={-1} className="panel-title">
          {t('materials.title')}
        </h2>
        <p className="soft small">{t('materials.closed')}</p>
        <Button variant="quiet" small keys="Esc" onPress={onClose}>
          {t('common:action.close')}
        </Button>
      </header>
      <div className="materials-body">
        {[...slots, null].map((party) => {
          const own = of(party);
          if (own.length === 0) return null;
          return (
            <div key={party ?? 'both'} role="group" className="materials-party" aria-label={t(`materials.of.${party ?? 'both'}`)}>
              <h3 className="materials-whose">
                <Icon name="person" /> {t(`materials.of.${party ?? 'both'}`)}
              </h3>
              <ul className="materials-list">
                {own.map((line, i) => {
                  const key = `${party ?? 'both'}-${line.kind}-${i}`;
                  return (
                    <MaterialRow
                      key={key}
                      line={line}
                      mayChange={mayChange(line.kind)}
                      adding={adding === key}
                      onAdd={(wanted) => setAdding(wanted ? key : null)}
                      onLook={setLarge}
                    />
                  );
                })}
              </ul>
            </div>
          );
        })}
      </div>
      {large && <LargeScan scan={large} mayWithdraw={mayChange(large.kind)} onClose={() => setLarge(null)} />}
    </section>
  );
}
