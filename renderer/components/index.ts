import './components.css';

export { ApprovalFields, isFilledIn, noApproval } from './approval-fields.tsx';
export { Button, type ButtonProps } from './button.tsx';
export { Checkbox } from './checkbox.tsx';
export { classNames } from './class-names.ts';
export { DateField, readTypedDate } from './date-field.tsx';
export { Findings } from './findings.tsx';
export { Icon, type IconName } from './icon.tsx';
export { groupIdNumber, IdNumber } from './id-number.tsx';
export { Kbd } from './kbd.tsx';
export { Notice, type NoticeTone } from './notice.tsx';
export { Panel } from './panel.tsx';
export { ReasonPanel } from './reason-panel.tsx';
export { ComboBox, Select, type Option } from './select.tsx';
export { StateMark, type Tone } from './state-mark.tsx';
export { Stepper, type Step } from './stepper.tsx';
export { TextField } from './text-field.tsx';
