export { FrontDeskApp } from './front-desk-app.tsx';
