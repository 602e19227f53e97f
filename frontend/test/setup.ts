import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import {
  startI18n,
  withBuilderWords,
  withComposingWords,
  withDashboardWords,
  withMonitoringWords,
  withPlanWords,
  withProfileWords,
  withPeopleWords,
  withReportWords,
  withVisitWords,
  withEventWords,
  withWebhookWords,
  withTaskWords,
} from '../src/shared/i18n/i18n';

// What Mantine asks a browser for and jsdom has not.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }) as never;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
Element.prototype.scrollIntoView ??= () => {};

// Lazy views are compiled when a test first asks for them.
configure({ asyncUtilTimeout: 30_000 });

beforeAll(async () => {
  await startI18n('ru');
  await withPlanWords(async () => undefined);
  await withTaskWords(async () => undefined);
  await withBuilderWords(async () => undefined);
  await withComposingWords(async () => undefined);
  await withPeopleWords(async () => undefined);
  await withDashboardWords(async () => undefined);
  await withProfileWords(async () => undefined);
  await withMonitoringWords(async () => undefined);
  await withReportWords(async () => undefined);
  await withVisitWords(async () => undefined);
  await withEventWords(async () => undefined);
  await withWebhookWords(async () => undefined);
});
// Files share a window: each test leaves it as it was.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});
