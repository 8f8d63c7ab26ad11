export { CounterApp } from './counter-app.tsx';
