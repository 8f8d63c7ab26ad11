export { SupervisorApp, type SupervisorAppProps, type SupervisorPage } from './supervisor-app.tsx';
