import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { mockServer } from '../../../test/render';
import { visit, visitId } from '../../../test/visits';
import { allKept, forget, keep, keptOf, moved, type Kept } from './kept';
import { send } from './sending';

const api = `${window.location.origin}/api/v1/visits/${visitId}`;
const ME = 'me';
const advice = { id: '00000000-0000-4000-8000-000000000b09', text: 'Провести урок', due: '2027-04-01' };
const written: Kept = {
  visitId,
  purpose: 'Посещение',
  school: 'Школа',
  version: 3,
  findings: 'Видно движение',
  answers: [{ item: 0, answer: 'YES', note: null }],
  advice: [],
};

const said: string[] = [];
const server = mockServer();

beforeEach(() => {
  said.length = 0;
  forget(ME, visitId);
});

/** A server that has this visit and answers steps with what follows. */
function serverHas(state: object, more: Parameters<typeof server.use> = []) {
  let now = visit(state);
  const step = (name: string, next: object) =>
    http.post(`${api}/${name}`, async ({ request }) => {
      said.push(`${name} ${JSON.stringify(await request.json())}`);
      now = { ...now, ...next, version: now.version + 1 };
      return HttpResponse.json(now);
    });
  server.use(
    ...more,
    http.get(api, () => HttpResponse.json(now)),
    http.patch(api, async ({ request }) => {
      const body = (await request.json()) as object;
      said.push(`patch ${request.headers.get('If-Match')} ${JSON.stringify(body)}`);
      now = { ...now, ...body, version: now.version + 1 };
      return HttpResponse.json(now);
    }),
    step('begin', { state: 'IN_PROGRESS' }),
    step('complete', { state: 'COMPLETED' }),
    http.post(`${api}/recommendations`, async ({ request }) => {
      said.push(`advice ${((await request.json()) as { id: string }).id}`);
      return HttpResponse.json({}, { status: 201 });
    }),
  );
}

describe('what waits on this device', () => {
  it('is there at once, and is nobody else’s', () => {
    keep(ME, written);
    expect(keptOf(ME, visitId)?.findings).toBe('Видно движение');
    expect(allKept(ME)).toHaveLength(1);
    expect(allKept('another')).toEqual([]);
    localStorage.setItem(`opora.visit.${ME}.broken`, '{');
    expect(keptOf(ME, 'broken')).toBeNull();
  });

  it('is written over the version that one’s own step made, and over no other', () => {
    keep(ME, written);
    moved(ME, visitId, 7, 8);
    expect(keptOf(ME, visitId)?.version).toBe(3);
    moved(ME, visitId, 3, 4);
    expect(keptOf(ME, visitId)?.version).toBe(4);
  });
});

describe('sending', () => {
  it('takes the steps in their order, each once, and forgets them', async () => {
    serverHas({ state: 'PLANNED', begunAt: null });
    keep(ME, {
      ...written,
      advice: [advice],
      begunAt: '2027-03-02T07:00:00Z',
      completedAt: '2027-03-02T09:00:00Z',
    });
    expect((await send(ME, visitId)).what).toBe('sent');
    expect(said).toEqual([
      'begin {"at":"2027-03-02T07:00:00Z"}',
      'patch "4" {"findings":"Видно движение","answers":[{"item":0,"answer":"YES","note":null}]}',
      `advice ${advice.id}`,
      'complete {"at":"2027-03-02T09:00:00Z"}',
    ]);
    expect(allKept(ME)).toEqual([]);
  });

  it('knows what came before and was not answered', async () => {
    serverHas({ findings: 'Видно движение', answers: written.answers, version: 4 }, [
      http.post(`${api}/recommendations`, () =>
        HttpResponse.json({ type: 'urn:opora:problem:already-exists', title: 'Есть', status: 409 }, { status: 409 }),
      ),
    ]);
    keep(ME, { ...written, advice: [advice] });
    expect((await send(ME, visitId)).what).toBe('sent');
    expect(said).toEqual([]);
    expect(allKept(ME)).toEqual([]);
    serverHas({ state: 'COMPLETED', findings: 'Видно движение', answers: written.answers });
    keep(ME, { ...written, completedAt: '2027-03-02T09:00:00Z' });
    expect((await send(ME, visitId)).what).toBe('sent');
    expect(allKept(ME)).toEqual([]);
  });

  it('keeps what is written when somebody else was quicker', async () => {
    const theirs = visit({ findings: 'С компьютера', version: 9 });
    serverHas({ findings: 'С компьютера', version: 9 }, [
      http.patch(api, () =>
        HttpResponse.json(
          { type: 'urn:opora:problem:stale', title: 'Изменено', status: 412, current: theirs },
          { status: 412 },
        ),
      ),
    ]);
    keep(ME, written);
    expect(await send(ME, visitId)).toMatchObject({ what: 'conflict', theirs: { findings: 'С компьютера' } });
    expect(keptOf(ME, visitId)?.findings).toBe('Видно движение');
  });

  it('keeps it without a network, and when the visit is over', async () => {
    keep(ME, written);
    server.use(http.get(api, () => HttpResponse.error()));
    expect((await send(ME, visitId)).what).toBe('offline');
    serverHas({ state: 'CANCELLED' });
    expect((await send(ME, visitId)).what).toBe('conflict');
    expect(keptOf(ME, visitId)).not.toBeNull();
  });

  it('says what the server does not take', async () => {
    serverHas({}, [
      http.patch(api, () => HttpResponse.json({ type: 'x', title: 'Слишком длинно', status: 422 }, { status: 422 })),
    ]);
    keep(ME, written);
    expect(await send(ME, visitId)).toMatchObject({ what: 'refused' });
    expect(keptOf(ME, visitId)).not.toBeNull();
  });
});
