import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreedChild } from '#shared/model/index.ts';
import { Button, Checkbox, Notice } from '../../../components/index.ts';
import { useShortcut } from '../../use-shortcut.ts';
import { ChildFields } from './child-fields.tsx';
import { isUnwritten, mostChildren, newChild, withChildAt, withoutChild } from './child-list.ts';
import { MissingMark } from './missing-mark.tsx';
import { isSaidTwice } from './said-twice.ts';
import { useChildFocus } from './use-child-focus.ts';
import { hasGap, type AgreementForm } from './use-agreement.ts';

const addKey = 'Alt+N';
const removeKey = 'Alt+Delete';

interface Removed {
  readonly child: AgreedChild;
  readonly at: number;
}

/** The children to whom something is owed, or that there are none. One taken away by mistake comes back as it was. */
export function Children({ form }: { readonly form: AgreementForm }): ReactElement {
  const { t } = useTranslation('counter');
  const { agreement, gaps, editable, change } = form;
  const { children, noChildren } = agreement;
  const list = useRef<HTMLDivElement>(null);
  const focusOn = useChildFocus(list);
  const [removed, setRemoved] = useState<Removed | null>(null);
  // A field half typed, such as a date, stays with its child when one before it is taken away.
  const [ids, setIds] = useState<readonly number[]>(() => children.map((_, i) => i));
  const known = ids.length === children.length ? ids : children.map((_, i) => i);
  const full = children.length >= mostChildren;

  const insert = (at: number, child: AgreedChild): void => {
    setIds(known.toSpliced(at, 0, Math.max(-1, ...known) + 1));
    change({ children: withChildAt(children, at, child), noChildren: false });
    focusOn(at);
  };
  const remove = (at: number): void => {
    const child = children[at];
    if (!child) return;
    setIds(known.toSpliced(at, 1));
    setRemoved(isUnwritten(child) ? null : { child, at });
    change({ children: withoutChild(children, at) });
    focusOn(at < children.length - 1 ? at : at - 1);
  };
  useShortcut(addKey, editable && !full ? () => insert(children.length, newChild) : null);
  useShortcut(removeKey, editable && children.length > 0 ? () => remove(focusedChild(list.current)) : null);

  return (
    <div className="agreement-clause" ref={list}>
      <div className="agreement-children-head">
        {(children.length === 0 || noChildren) && (
          <Checkbox isSelected={noChildren} onChange={(none) => change({ noChildren: none })} isDisabled={!editable}>
            {t('agreement.noChildren')}
          </Checkbox>
        )}
        {editable && (
          <Button small icon="plus" keys={addKey} isDisabled={full} data-add-child="" onPress={() => insert(children.length, newChild)}>
            {t('agreement.addChild')}
          </Button>
        )}
        {full && <span className="small soft">{t('agreement.noMoreChildren', { count: mostChildren })}</span>}
        <MissingMark shown={hasGap(gaps, 'children')} twice={isSaidTwice(agreement, 'children')} />
      </div>
      <p className="small soft">{t('agreement.whichChildren')}</p>
      {children.map((child, i) => (
        <ChildFields key={known[i]} number={i} child={child} form={form} removeKey={removeKey} onRemove={() => remove(i)} />
      ))}
      {removed && (
        <Notice
          tone="info"
          onDismiss={() => setRemoved(null)}
          actions={
            <Button
              small
              icon="back"
              isDisabled={full}
              onPress={() => {
                insert(Math.min(removed.at, children.length), removed.child);
                setRemoved(null);
              }}
            >
              {t('agreement.bringBack')}
            </Button>
          }
        >
          {t('agreement.childRemoved', { child: removed.child.name.trim() || t('agreement.child', { number: removed.at + 1 }) })}
        </Notice>
      )}
    </div>
  );
}

/** Where the focus is; -1: in none of them. */
function focusedChild(list: HTMLElement | null): number {
  const child = document.activeElement?.closest<HTMLElement>('[data-child]');
  return child && list?.contains(child) ? Number(child.dataset['child']) : -1;
}
