import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface Step<T extends string = string> {
  readonly id: T;
  readonly label: string;
  /** `stopped`: the case was cut short before it. */
  readonly state: 'done' | 'current' | 'ahead' | 'stopped';
}

export interface StepperProps<T extends string> {
  readonly label: string;
  readonly steps: readonly Step<T>[];
  /** The step being looked at, when it is not the current one. */
  readonly shown?: T;
  /** Steps that may be looked at again. */
  readonly onShow?: (step: T) => void;
}

/** ①核验②初审… : numbered, done ones ticked, the current one in cinnabar. */
export function Stepper<T extends string>({ label, steps, shown, onShow }: StepperProps<T>): ReactElement {
  const { t } = useTranslation('common');
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map((step, i) => {
        const words = (
          <>
            <span className="step-number" aria-hidden="true">
              {step.state === 'done' ? <Icon name="check" size={12} /> : i + 1}
            </span>
            <span className="step-label">{step.label}</span>
            <span className="unseen">{t(`step.${step.state}`)}</span>
          </>
        );
        const reachable = onShow && step.state !== 'ahead';
        return (
          <li
            key={step.id}
            className={classNames('step', `step-${step.state}`, shown === step.id && 'step-shown')}
            {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
          >
            {reachable ? (
              <button type="button" className="step-button" onClick={() => onShow(step.id)}>
                {words}
              </button>
            ) : (
              <span className="step-button">{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
