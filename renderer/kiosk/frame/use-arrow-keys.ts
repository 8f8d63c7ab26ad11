import { useEffect } from 'react';
import { isField } from './use-typed.ts';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/** Arrow keys go from one target to the next, as Tab does, for switches that send nothing else; around the end to the beginning. */
export function useArrowKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const step = steps[event.key];
      if (step === undefined || event.defaultPrevented || event.ctrlKey || event.altKey || isField(event.target)) return;
      const targets = [...document.querySelectorAll<HTMLElement>('button:enabled, input:enabled, [role=button], [tabindex="0"]')].filter(
        (target) => target.checkVisibility({ visibilityProperty: true }),
      );
      if (targets.length === 0) return;
      event.preventDefault();
      const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
      const way = sideways && document.documentElement.dir === 'rtl' ? -step : step;
      const at = targets.indexOf(document.activeElement as HTMLElement);
      const next = at < 0 ? (way > 0 ? 0 : targets.length - 1) : (at + way + targets.length) % targets.length;
      targets[next]!.focus();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
