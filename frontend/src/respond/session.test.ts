import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Survey } from './api';
import { Session, statusOf, today } from './session';
import { MemoryStore, type Sending } from './store';

const TOKEN = 'link';
const REVIEW = 'review';

const survey = (part: Partial<Survey> = {}): Survey => ({
  id: 'campaign',
  title: 'Опрос',
  askedBy: 'Область',
  contact: null,
  organization: 'Школа',
  audience: 'PARENT',
  anonymous: true,
  supervised: false,
  answered: false,
  status: 'OPEN',
  opensOn: '2026-01-01',
  closesOn: '2999-12-31',
  takenUntil: '2999-12-31',
  languages: ['ru', 'en'],
  language: 'ru',
  versionId: 'version',
  definition: {
    format: 1,
    code: 'test',
    languages: ['ru', 'en'],
    title: { ru: 'Опрос' },
    choiceLists: [{ name: 'yn', choices: [{ name: 'yes', label: { ru: 'да' } }] }],
    sections: [
      {
        type: 'group',
        name: 'page',
        items: [
          { type: 'single', name: 'works', choices: 'yn', required: true },
          { type: 'text', name: 'where', relevant: "${works} = 'yes'" },
          { type: 'file', name: 'photo' },
        ],
      },
    ],
  },
  ...part,
});

const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** A network with a server behind it, or none. */
let network: (url: string, init: RequestInit) => Response;
const none = () => {
  throw new TypeError('No network');
};

describe('one link on one device', () => {
  let store: MemoryStore;

  beforeEach(() => {
    store = new MemoryStore();
    network = (_, { method }) => (method === 'PUT' ? none() : json(200, survey()));
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => network(url, init));
  });
  afterEach(() => vi.unstubAllGlobals());

  const opened = async (): Promise<Session> => {
    const session = new Session(TOKEN, store);
    await session.open();
    return session;
  };
  const written = (session: Session) => vi.waitFor(() => expect(session.state.saved).toBe(true));

  it('asks what it knows when there is no network, and goes on where it was', async () => {
    const before = await opened();
    before.begin('');
    before.answer('works', 'yes');
    before.go(REVIEW);
    await written(before);
    network = none;
    const after = await opened();
    expect(after.state).toMatchObject({ phase: 'READY', draft: { answers: { works: 'yes' }, at: REVIEW } });
    expect(after.state.draft?.seed).toBe(before.state.draft?.seed);
  });

  it('says so when it knows nothing and there is no network, or no such link', async () => {
    network = none;
    expect((await opened()).state.phase).toBe('NO_NETWORK');
    network = () => json(404, { type: 'urn:opora:problem:not-found' });
    expect((await opened()).state.phase).toBe('NO_LINK');
    network = () => json(404, {});
    expect((await opened()).state.phase).toBe('NO_NETWORK');
  });

  it('turns the draft into an answer of what is shown, under the same id, and keeps it without a network', async () => {
    const session = await opened();
    session.begin('');
    session.answer('where', 'дома');
    await session.finish();
    expect(session.state.draft, 'something required is missing').not.toBeNull();
    session.answer('works', 'yes');
    const { id } = session.state.draft!;
    await session.finish();
    expect(await store.all('drafts')).toEqual([]);
    const [sending] = (await store.all('sending')) as [Sending];
    expect(sending).toMatchObject({ id, body: { answers: { works: 'yes', where: 'дома' }, filledOn: today() } });
    expect(sending.body.device).toHaveLength(36);
    expect(session.state.finished?.id).toBe(id);
  });

  it('leaves out what is not asked any more', async () => {
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    session.answer('where', 'дома');
    session.answer('works', undefined);
    expect(session.validated()?.answers).toEqual({});
  });

  it('remembers neither the device nor the link on a shared one', async () => {
    network = (_, { method }) => (method === 'PUT' ? none() : json(200, survey({ supervised: true })));
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    await session.finish();
    expect((await store.all('sending'))[0]?.body.device).toBeNull();
    expect(await store.all('links')).toEqual([]);
  });

  it('gives answers that the server does not take back to be corrected', async () => {
    network = (_, { method }) =>
      method === 'PUT'
        ? json(422, { type: 'urn:opora:problem:invalid-fields', errors: [{ pointer: '/answers/works' }] })
        : json(200, survey());
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    await session.finish();
    const [sending] = session.state.sending;
    expect(sending).toMatchObject({ refused: true, reason: 'invalid-fields' });
    await session.reopen(sending!);
    expect(session.state).toMatchObject({ sending: [], draft: { id: sending!.id, answers: { works: 'yes' } } });
  });

  it('deletes answers with their files when it is asked to', async () => {
    const session = await opened();
    session.begin('');
    await session.attach('photo', [new File(['text'], 'note.txt', { type: 'text/plain' })]);
    await written(session);
    expect(await store.all('files')).toHaveLength(1);
    await session.discard(session.state.draft!.id);
    expect([...(await store.all('files')), ...(await store.all('drafts'))]).toEqual([]);
  });

  const supervised = () =>
    (network = (_, { method }) => (method === 'PUT' ? none() : json(200, survey({ supervised: true }))));
  const began = Date.now();
  const minutes = (count: number) => began + count * 60_000;

  it('does not show the next person what somebody left on a shared device', async () => {
    supervised();
    const before = await opened();
    before.begin('');
    before.answer('works', 'yes');
    await before.attach('photo', [new File(['text'], 'note.txt', { type: 'text/plain' })]);
    await written(before);
    const now = vi.spyOn(Date, 'now').mockReturnValue(minutes(9));
    expect((await opened()).state.draft, 'somebody may still be there').not.toBeNull();
    expect(before.isLeft()).toBe(false);
    now.mockReturnValue(minutes(11));
    expect(before.isLeft()).toBe(true);
    expect((await opened()).state).toMatchObject({ phase: 'READY', draft: null });
    expect([...(await store.all('files')), ...(await store.all('drafts'))]).toEqual([]);
    now.mockRestore();
  });

  it('keeps what was left on a device of one’s own, and what is touched on a shared one', async () => {
    const own = await opened();
    own.begin('');
    await written(own);
    const now = vi.spyOn(Date, 'now').mockReturnValue(minutes(600));
    expect((await opened()).state.draft).not.toBeNull();
    now.mockRestore();
    supervised();
    const shared = await opened();
    const later = vi.spyOn(Date, 'now').mockReturnValue(minutes(8));
    shared.touch();
    await written(shared);
    later.mockReturnValue(minutes(16));
    expect((await opened()).state.draft).not.toBeNull();
    later.mockRestore();
  });

  it('neither changes nor deletes anything while another page has the draft', async () => {
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    await written(session);
    const [draft] = await store.all('drafts');
    await session.hold(false);
    session.answer('works', undefined);
    session.go(REVIEW);
    await session.attach('photo', [new File(['text'], 'note.txt', { type: 'text/plain' })]);
    await session.speak('en');
    await session.finish();
    await session.discard(draft!.id);
    expect(await store.all('drafts')).toEqual([draft]);
    expect([...(await store.all('files')), ...(await store.all('sending'))]).toEqual([]);
    await session.hold(true);
    expect(session.state).toMatchObject({ phase: 'READY', draft: { answers: { works: 'yes' } } });
  });

  it('finishes with the file that was picked last, and changes nothing meanwhile', async () => {
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    void session.attach('photo', [new File(['text'], 'note.txt', { type: 'text/plain' })]);
    const write = store.write.bind(store);
    store.write = async (...changes) => {
      if (changes.some((change) => 'put' in change && change.put === 'sending')) session.answer('works', undefined);
      await write(...changes);
    };
    await session.finish();
    expect(session.state.draft).toBeNull();
    expect(await store.all('drafts')).toEqual([]);
    const [sending] = await store.all('sending');
    expect(sending!.body.answers).toMatchObject({ works: 'yes', photo: [{ name: 'note.txt' }] });
  });

  it('keeps no file of answers that were deleted while it was made smaller', async () => {
    const session = await opened();
    session.begin('');
    const attached = session.attach('photo', [new File(['text'], 'note.txt', { type: 'text/plain' })]);
    await session.discard(session.state.draft!.id);
    session.begin('');
    await attached;
    await written(session);
    expect(await store.all('files')).toEqual([]);
    expect(session.state.draft?.answers).toEqual({});
  });

  it('deletes finished answers without those that are being given', async () => {
    supervised();
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    await session.finish();
    session.begin('');
    await written(session);
    await session.discard(session.state.sending[0]!.id);
    expect(session.state.sending).toEqual([]);
    expect(session.state.draft).not.toBeNull();
    expect(await store.all('drafts')).toHaveLength(1);
  });

  it('speaks another language that it has, and says so when it has it not', async () => {
    const session = await opened();
    network = (url) => json(200, survey({ language: new URL(url, 'http://x').searchParams.get('language') ?? 'ru' }));
    await session.fetchLanguages();
    network = none;
    await session.speak('en');
    expect(session.state.survey?.language).toBe('en');
    await session.speak('tt');
    expect(session.state).toMatchObject({ noLanguage: 'tt', survey: { language: 'en' } });
  });

  it('knows without a network that the last day is over, and believes the server when there is one', async () => {
    const over = survey({ closesOn: '2020-01-01' });
    expect(statusOf({ survey: over, fresh: false })).toBe('CLOSED');
    expect(statusOf({ survey: over, fresh: true })).toBe('OPEN');
    network = (_, { method }) => (method === 'PUT' ? none() : json(200, over));
    const session = await opened();
    session.begin('');
    session.answer('works', 'yes');
    await session.finish();
    expect((await store.all('sending'))[0]?.body.filledOn).toBe('2020-01-01');
  });
});
