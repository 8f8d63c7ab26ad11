export { AccountPanel, type AccountPanelProps } from './account/account-panel.tsx';
export { LockGate, useLockNow, type LockGateProps } from './lock/lock-gate.tsx';
export { SetUp, type SetUpProps } from './set-up/set-up.tsx';
export { SignIn } from './sign-in/sign-in.tsx';
export { Unlock } from './unlock/unlock.tsx';
export { LanguageSwitch } from './parts/language-switch.tsx';
