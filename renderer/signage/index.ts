export { SignageApp } from './signage-app.tsx';
