import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { mockServer } from '../../../../test/render';
import { signedIn } from '../../../../test/states';
import { definition, questionnaire } from '../../../../test/surveys';
import type { Definition } from '../../../shared/surveys/definition';
import { useAutosave } from './autosave';
import { toEdit } from './tree';

const path = `${window.location.origin}/api/v1/questionnaires/:id`;
const start = toEdit(definition);
const titled = (ru: string) => ({ ...start, title: { ru } });
let sent: { tag: string | null; title: string | undefined }[] = [];
/** Lets the request go that is held. */
let answer = () => undefined as void;
let held = Promise.resolve();
const hold = () => (held = new Promise((resolve) => (answer = resolve)));

const took = async (request: Request) => {
  const body = (await request.json()) as { definition: Definition };
  sent.push({ tag: request.headers.get('If-Match'), title: body.definition.title?.['ru'] });
  await held;
  return body.definition;
};

const server = mockServer(
  signedIn('surveys:read', 'surveys:write'),
  http.put(path, async ({ request }) => {
    const kept = await took(request);
    return HttpResponse.json({ ...questionnaire, definition: kept, version: 5 + sent.length });
  }),
);

beforeEach(() => {
  sent = [];
  held = Promise.resolve();
});

function begin() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook((now) => useAutosave(questionnaire, now), { initialProps: start, wrapper });
}

describe('what is written is kept', () => {
  it('even what is typed while a request is under way, when the page is left before it ends', async () => {
    void hold();
    const { rerender, unmount } = begin();
    rerender(titled('а'));
    await waitFor(() => expect(sent).toHaveLength(1));
    rerender(titled('аб'));
    unmount();
    expect(sent).toHaveLength(1);
    answer();
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent).toEqual([
      { tag: '"5"', title: 'а' },
      { tag: '"6"', title: 'аб' },
    ]);
  });

  it('and nothing waits any more when it is taken back before it was sent', () => {
    const { result, rerender } = begin();
    rerender(titled('а'));
    expect(result.current.saving.state).toBe('waiting');
    rerender(start);
    expect(result.current.saving.state).toBe('saved');
    expect(sent).toEqual([]);
  });

  it('over what somebody else wrote, also when it is what one began with', async () => {
    const theirs = { ...questionnaire, version: 9 };
    server.use(
      http.put(
        path,
        async ({ request }) => {
          await took(request);
          return HttpResponse.json(
            { type: 'opora:stale', title: 'Изменено', status: 412, current: theirs },
            { status: 412, headers: { 'Content-Type': 'application/problem+json' } },
          );
        },
        { once: true },
      ),
    );
    void hold();
    const { result, rerender } = begin();
    rerender(titled('а'));
    await waitFor(() => expect(sent).toHaveLength(1));
    rerender(start);
    answer();
    await waitFor(() => expect(result.current.saving.state).toBe('stale'));
    act(() => result.current.goOnFrom(theirs));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ tag: '"9"', title: definition.title!['ru'] });
    await waitFor(() => expect(result.current.saving.state).toBe('saved'));
  });
});
