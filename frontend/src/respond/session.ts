import { formOf, validate, type Form, type Validated } from '../shared/questionnaires';
import { Failure, readSurvey, type Survey } from './api';
import { draftOf, isStale, newDraft, sendingOf, TOUCH } from './drafts';
import { shrunk } from './photos';
import { Outbox } from './outbox';
import { BEGINNING, today, type State } from './state';
import { randomId, type Change, type Draft, type Sending, type Store } from './store';

export { REVIEW, statusOf, today } from './state';
export type { Phase, State } from './state';

/** One link on one device: what is asked, what has been answered, and what is on its way. */
export class Session {
  state: State = BEGINNING;
  readonly outbox: Outbox;
  private readonly listeners = new Set<() => void>();
  private checked: { draft: Draft; form: Form; day: string; validated: Validated } | null = null;
  private writing: Promise<void> | null = null;
  private attaching: Promise<void> = Promise.resolve();
  /** Whether the draft is being finished or deleted: nothing is changed in it any more. */
  private closing = false;
  private dirty = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly token: string,
    readonly store: Store,
    outbox?: Outbox,
  ) {
    this.outbox = outbox ?? new Outbox(store);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }

  /** Shows what the device has, and asks the server meanwhile. */
  async open(): Promise<void> {
    const [draft, link, kept, sending] = await Promise.all([
      this.store.get('drafts', this.token),
      this.store.get('links', this.token),
      this.store.all('surveys'),
      this.mine(),
    ]);
    this.set({ draft: draft ?? null, link: link ?? null, sending });
    const known = kept.filter((each) => each.token === this.token);
    const before = known.find(({ survey }) => survey.language === draft?.language) ?? known[0];
    if (before) {
      await this.forgetLeft(before.survey);
      this.show(before.survey);
    }
    void this.flush(true);
    await this.refresh(draft?.language);
  }

  /** Asks the server what holds now. */
  async refresh(language?: string): Promise<void> {
    try {
      const survey = await readSurvey(this.token, language);
      await this.keep(survey);
      await this.forgetLeft(survey);
      this.set({ fresh: true });
      this.show(survey);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'not-found') this.set({ phase: 'NO_LINK' });
      else if (this.state.survey === null) this.set({ phase: 'NO_NETWORK' });
    }
  }

  private keep(survey: Survey): Promise<void> {
    const key = `${this.token} ${survey.language}`;
    return this.store.write({ put: 'surveys', value: { key, token: this.token, survey } }).catch(() => undefined);
  }

  private show(survey: Survey): void {
    const form = survey.definition && formOf(survey.definition);
    this.set({ survey, form, phase: this.state.phase === 'ELSEWHERE' ? 'ELSEWHERE' : 'READY', noLanguage: null });
  }

  /** The survey in the questionnaire's other languages, so that they can be chosen without a network too. */
  async fetchLanguages(): Promise<void> {
    const shown = this.state.survey;
    for (const language of shown?.languages ?? []) {
      if (language !== shown?.language) await this.keep(await readSurvey(this.token, language));
    }
  }

  async speak(language: string): Promise<void> {
    if (this.isElsewhere()) return;
    const kept = await this.store.get('surveys', `${this.token} ${language}`);
    try {
      this.show(kept?.survey ?? (await readSurvey(this.token, language)));
      if (this.state.draft) this.change({ language });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.set({ noLanguage: language });
    }
  }

  begin(respondent: string): void {
    const { survey, form } = this.state;
    if (!survey || !form || this.isElsewhere()) return;
    const link = this.state.link ?? { token: this.token, device: randomId(), answeredOn: null };
    const draft = newDraft(this.token, survey, form, respondent);
    this.set({ draft, link, tried: new Set(), finished: null });
    this.persist(survey.supervised ? [] : [{ put: 'links', value: link }]);
  }

  answer(name: string, value: unknown, ...more: Change[]): void {
    if (!this.state.draft) return;
    const others = Object.entries(this.state.draft.answers).filter(([each]) => each !== name);
    this.change({ answers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]) }, more);
  }

  go(at: string): void {
    this.change({ at });
  }

  attempt(section: string): void {
    this.set({ tried: new Set([...this.state.tried, section]) });
  }

  /** Finishing waits for it: what was picked belongs to the answers. */
  attach(question: string, files: readonly File[]): Promise<void> {
    const id = this.state.draft?.id;
    const now = this.attaching.then(async () => {
      for (const file of files) if (id !== undefined) await this.attachOne(id, question, file);
    });
    this.attaching = now.catch(() => undefined);
    return now;
  }

  /** A large photo takes its time; its answers may be gone meanwhile, or others may be given. */
  private async attachOne(answer: string, question: string, file: File): Promise<void> {
    const { content, name } = await shrunk(file);
    if (!this.isOpen(answer)) return;
    const id = randomId();
    const type = content.type || 'application/octet-stream';
    try {
      await this.store.write({ put: 'files', value: { id, answer, question, name, type, content } });
    } catch {
      this.set({ saved: null });
      return;
    }
    if (!this.isOpen(answer)) {
      await this.store.write({ drop: 'files', key: id });
      return;
    }
    const before = (this.state.draft?.answers[question] ?? []) as unknown[];
    this.answer(question, [...before, { id, name, type, size: content.size }]);
  }

  detach(question: string, id: string): void {
    const files = (this.state.draft?.answers[question] ?? []) as { id: string }[];
    const left = files.filter((file) => file.id !== id);
    this.answer(question, left.length > 0 ? left : undefined, { drop: 'files', key: id });
  }

  /** All answers, held against all rules. */
  validated(): Validated | null {
    const { draft, form } = this.state;
    if (!draft || !form) return null;
    const day = today();
    const last = this.checked;
    if (last && last.draft.answers === draft.answers && last.form === form && last.day === day) return last.validated;
    const validated = validate(form, draft.answers, { today: day, complete: true });
    this.checked = { draft, form, day, validated };
    return validated;
  }

  /** Turns the draft into answers on their way, in one step: whatever happens, they are the one or the other. */
  async finish(): Promise<void> {
    await this.attaching;
    const { draft, survey } = this.state;
    const answers = this.validated();
    if (!draft || !survey || !answers || answers.problems.length > 0 || !this.isOpen(draft.id)) return;
    this.closing = true;
    try {
      await this.writing;
      const sending = sendingOf(draft, survey, answers, this.state);
      await this.store.write({ put: 'sending', value: sending }, { drop: 'drafts', key: this.token });
      this.set({ draft: null, sending: await this.mine(), finished: { id: draft.id, answers }, tried: new Set() });
    } catch {
      this.set({ saved: null });
      return;
    } finally {
      this.closing = false;
    }
    await this.flush(true);
  }

  /** Sends what waits, and looks again when it may be sent next. */
  async flush(eager = false): Promise<void> {
    clearTimeout(this.timer);
    const left = await this.outbox.flush(eager);
    const link = (await this.store.get('links', this.token)) ?? this.state.link;
    this.set({ sending: left.filter(({ token }) => token === this.token), link });
    const waiting = left.filter(({ refused }) => !refused);
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map(({ retryAt, notBefore }) => Math.max(retryAt, notBefore)));
    this.timer = setTimeout(() => void this.flush(), Math.max(1_000, next - Date.now()));
  }

  private mine(): Promise<Sending[]> {
    return this.store.all('sending').then((all) => all.filter(({ token }) => token === this.token));
  }

  /** Answers that the server does not take are given again, or to be corrected. */
  async reopen(sending: Sending): Promise<void> {
    if (this.isElsewhere()) return;
    const draft = draftOf(sending, this.state.survey);
    await this.store.write({ put: 'drafts', value: draft }, { drop: 'sending', key: sending.id });
    this.set({ draft, sending: await this.mine(), finished: null });
  }

  /** Deletes answers from the device: those being given, or those on their way. */
  async discard(id: string): Promise<void> {
    if (this.closing || this.isElsewhere()) return;
    this.closing = true;
    try {
      await this.writing;
      const given = this.state.draft?.id === id;
      const files = (await this.store.all('files')).filter(({ answer }) => answer === id);
      await this.store.write(
        ...(given ? [{ drop: 'drafts' as const, key: this.token }] : []),
        { drop: 'sending', key: id },
        ...files.map((file): Change => ({ drop: 'files', key: file.id })),
      );
      this.set({ sending: await this.mine(), ...(given ? { draft: null } : {}), finished: null, tried: new Set() });
    } finally {
      this.closing = false;
    }
  }

  /** On a shared device: whether the one who answers has left it. */
  isLeft(): boolean {
    const { survey, draft } = this.state;
    return survey?.supervised === true && draft !== null && isStale(draft);
  }

  /** Somebody is there, whether or not they change an answer. */
  touch(): void {
    const { draft } = this.state;
    if (draft && Date.now() - (draft.touched ?? 0) > TOUCH) this.change({});
  }

  /** Before it is shown: the next person does not see it. */
  private async forgetLeft({ supervised }: Survey): Promise<void> {
    const { draft } = this.state;
    if (supervised && draft && isStale(draft)) await this.discard(draft.id);
  }

  /** Forgets what was just finished: the device is handed on. */
  handOn(): void {
    this.set({ finished: null, tried: new Set() });
  }

  /** Another page of this link has the draft now, or this one has it again. */
  async hold(mine: boolean): Promise<void> {
    if (!mine) {
      this.set({ phase: 'ELSEWHERE' });
    } else if (this.state.phase === 'ELSEWHERE') {
      const draft = (await this.store.get('drafts', this.token)) ?? null;
      this.set({ draft, phase: 'LOADING' });
      const { survey } = this.state;
      if (!survey) return;
      await this.forgetLeft(survey);
      this.show(survey);
    }
  }

  private isElsewhere(): boolean {
    return this.state.phase === 'ELSEWHERE';
  }

  /** Whether these answers are being given on this page, and can be changed. */
  private isOpen(id: string): boolean {
    return this.state.draft?.id === id && !this.closing && !this.isElsewhere();
  }

  private change(part: Partial<Draft>, more: Change[] = []): void {
    const { draft } = this.state;
    if (!draft || !this.isOpen(draft.id)) return;
    this.set({ draft: { ...draft, ...part, touched: Date.now() } });
    this.persist(more);
  }

  /** Writes at once; what is answered while it writes is written next, the newest only. */
  private persist(more: Change[] = []): void {
    this.dirty = true;
    if (this.state.saved) this.set({ saved: false });
    const write = async (): Promise<void> => {
      while (this.dirty || more.length > 0) {
        this.dirty = false;
        const { draft } = this.state;
        await this.store.write(...(draft ? [{ put: 'drafts' as const, value: draft }] : []), ...more.splice(0));
      }
    };
    const before = this.writing ?? Promise.resolve();
    const now: Promise<void> = before.then(write).then(
      () => this.written(now, true),
      () => this.written(now, null),
    );
    this.writing = now;
  }

  private written(which: Promise<void>, saved: boolean | null): void {
    if (this.writing !== which) return;
    this.writing = null;
    this.set({ saved });
  }
}
