import { useEffect, useRef, useState, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames, Icon } from '../../components/index.ts';
import './staff.css';

const layouts = {
  letters: ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  capitals: ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'],
  symbols: ['!@#$%^&*()', '-_=+[]{}\\|', ';:\'",.<>/?', '`~'],
} as const;
type Layout = keyof typeof layouts;

/** The staff's own keyboard on a screen that has none: letters, digits, symbols, for whichever field was touched last. */
export function ScreenKeyboard(): ReactElement {
  const { t } = useTranslation('kiosk');
  const [layout, setLayout] = useState<Layout>('letters');
  const field = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    const remember = (): void => {
      if (document.activeElement instanceof HTMLInputElement) field.current = document.activeElement;
    };
    remember();
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  /** As if it had been typed: the page hears of it by the field's own event. */
  const edit = (change: (value: string, from: number, until: number) => readonly [string, number]): void => {
    const input = field.current;
    if (!input?.isConnected) return;
    const [from, until] = [input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length];
    const [value, at] = change(input.value, from, until);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, value);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.setSelectionRange(at, at);
  };
  const type = (key: string): void => edit((value, from, until) => [value.slice(0, from) + key + value.slice(until), from + key.length]);
  const remove = (): void =>
    edit((value, from, until) => {
      const start = from === until ? Math.max(0, from - 1) : from;
      return [value.slice(0, start) + value.slice(until), start];
    });
  return (
    <div className="screen-keyboard" role="group" aria-label={t('keyboard.label')} dir="ltr" lang="en">
      {layouts[layout].map((row, i) => (
        <div key={row} className="screen-keys">
          {[...row].map((each) => (
            <Key key={each} onPress={() => type(each)}>
              {each}
            </Key>
          ))}
          {i === layouts[layout].length - 1 && (
            <Key wide label={t('keyboard.remove')} onPress={remove}>
              <Icon name="backspace" size={28} />
            </Key>
          )}
        </div>
      ))}
      <div className="screen-keys">
        <Key wide onPress={() => setLayout(layout === 'capitals' ? 'letters' : 'capitals')}>
          {layout === 'capitals' ? 'abc' : 'ABC'}
        </Key>
        <Key wide onPress={() => setLayout(layout === 'symbols' ? 'letters' : 'symbols')}>
          {layout === 'symbols' ? 'abc 123' : '#+='}
        </Key>
        <Key space onPress={() => type(' ')}>
          {t('keyboard.space')}
        </Key>
      </div>
    </div>
  );
}

interface KeyProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly label?: string;
  readonly wide?: boolean;
  readonly space?: boolean;
}

/** Pressed, it leaves the focus and the caret with the field. */
function Key({ children, onPress, label, wide, space }: KeyProps): ReactElement {
  const stay = (event: SyntheticEvent): void => event.preventDefault();
  return (
    <button
      type="button"
      className={classNames('screen-key', wide && 'screen-key-wide', space && 'screen-key-space')}
      tabIndex={-1}
      onMouseDown={stay}
      onPointerDown={stay}
      onClick={onPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </button>
  );
}
